import type { BacklogFact } from '../backlog/backlog.ts';
import { causeTitle } from '../backlog/cause-key.ts';
import type { Actor } from '../log/commit.ts';
import { actorName } from './actor-name.ts';
import type { Names } from './names.ts';
import { nameOf } from './names.ts';
import { remark } from './words.ts';

/** What one fact about the backlog says. */
export function backlogSentence(fact: BacklogFact, actor: Actor, names: Names): string {
  return `${said(fact, actorName(actor, names), names)}${remark(names, fact.textId)}`;
}

function said(fact: BacklogFact, by: string, names: Names): string {
  const what = causeTitle(fact.causeKey);
  switch (fact.type) {
    case 'CausePicked':
      return `${by} put into the backlog that ${what}; ${nameOf(names, fact.owner)} is to end it.`;
    case 'CauseDone':
      return `${by} took out of the backlog that ${what}.`;
  }
}
