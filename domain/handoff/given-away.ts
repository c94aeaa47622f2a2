import type { FactContext } from './fact-context.ts';
import type { HandoffFact } from './facts.ts';
import type { Handoff } from './state.ts';
import { ownershipOf } from './state.ts';

/** What somebody had accepted is to be somebody else's: the commit that took it from them, and their offer. */
export interface GivenAway {
  readonly kind: 'given-away';
  readonly seq: number;
  readonly person: string;
  readonly epoch: number;
}

/** From whom a fact takes what they had accepted, while it goes on with others; nobody where they are asked again at once. */
export function givenAwayBy(
  state: Handoff,
  fact: HandoffFact,
  { seq }: Pick<FactContext, 'seq'>,
): readonly GivenAway[] {
  const person = ownershipOf(state)?.owner;
  if (person === undefined || !isTaken(person, fact)) return [];
  return [{ kind: 'given-away', seq, person, epoch: state.epoch }];
}

function isTaken(person: string, fact: HandoffFact): boolean {
  if (fact.type === 'HandoffReopened') return fact.because === 'not-started';
  return fact.type === 'HandoffReleased' && fact.to !== undefined && fact.to !== person;
}
