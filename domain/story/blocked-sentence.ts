import type { BlockedFact } from '../blocked/blocked.ts';
import type { Actor } from '../log/commit.ts';
import { actorName } from './actor-name.ts';
import { causePhrase } from './cause-phrase.ts';
import type { Names } from './names.ts';
import { remark } from './words.ts';

/** What one fact about a blocked event says. */
export function blockedSentence(fact: BlockedFact, actor: Actor, names: Names): string {
  switch (fact.type) {
    case 'EventBlocked':
      return `The event waits, because ${causePhrase(fact.cause, names)}${fact.isObserved === true ? '; Baton only looks on, and tells nobody' : ''}.`;
    case 'EventReleased':
      return `${actorName(actor, names)} let the event go on.${remark(names, fact.textId)}`;
    case 'EventDiscarded':
      return `${actorName(actor, names)} discarded the event.${remark(names, fact.textId)}`;
  }
}
