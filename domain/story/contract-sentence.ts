import type { ContractFact } from '../contract-log/contract-log.ts';
import type { Actor } from '../log/commit.ts';
import { actorName } from './actor-name.ts';
import type { Names } from './names.ts';
import { remark } from './words.ts';

/** What one fact about a contract says. */
export function contractSentence(fact: ContractFact, actor: Actor, names: Names): string {
  const mapped = `${actorName(actor, names)} had “${fact.value}” stand for ${fact.status} until ${fact.endsAt}.`;
  return `${mapped}${remark(names, fact.textId)}`;
}
