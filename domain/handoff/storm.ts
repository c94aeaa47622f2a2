import type { Contract } from '../contract/contract.ts';
import type { Situation } from '../routing/situation.ts';
import type { Chosen } from '../routing/choose.ts';
import type { HandoffRules } from './commands.ts';
import type { HandoffFact } from './facts.ts';

/** More than a contract takes in at once: the rest waits for a person. `admission` counts from 0 within its window. */
export function stormOfAdmissions(
  { id, storm }: Contract,
  admission: number | undefined,
): HandoffFact | undefined {
  if (storm === undefined || admission === undefined || admission < storm.admissions) return undefined;
  return { type: 'HandoffHeld', cause: { kind: 'storm', contract: id, because: 'admissions' } };
}

/** More than one person can look through: whoever has so many open is not asked for more before somebody decides. */
export function stormOfAsking(
  chosen: Chosen,
  { contract: { id, storm } }: HandoffRules,
  { loads }: Situation,
): HandoffFact | undefined {
  if (chosen.kind !== 'ask') return undefined;
  const person = chosen.to;
  const most = storm?.openOffersPerPerson;
  if (most === undefined || (loads[person] ?? 0) < most) return undefined;
  return { type: 'HandoffHeld', cause: { kind: 'storm', contract: id, because: 'open-offers', person } };
}
