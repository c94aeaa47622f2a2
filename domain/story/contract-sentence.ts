import type { ContractFact } from '../contract-log/contract-log.ts';
import type { Actor } from '../log/commit.ts';
import { actorName } from './actor-name.ts';
import type { Names } from './names.ts';
import { remark } from './words.ts';

/** What one fact about a contract says. */
export function contractSentence(fact: ContractFact, actor: Actor, names: Names): string {
  return `${said(fact, actorName(actor, names))}${remark(names, fact.textId)}`;
}

function said(fact: ContractFact, by: string): string {
  switch (fact.type) {
    case 'MappingAdded':
      return `${by} had “${fact.value}” stand for ${fact.status} until ${fact.endsAt}.`;
    case 'ContractPaused':
      return `${by} paused the contract until ${fact.until}: nothing is offered, and the clocks of offers stand still.`;
    case 'ContractResumed':
      return fact.because === 'ended'
        ? 'The pause of the contract is over.'
        : `${by} let the contract go on.`;
  }
}
