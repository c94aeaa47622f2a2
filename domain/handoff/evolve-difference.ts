import type { FactContext } from './fact-context.ts';
import type { FactOf, HandoffFact } from './facts.ts';
import type { Difference, HandoffCore } from './state.ts';

/** What is known of changes behind our back, after one fact. */
export function changesAfter(
  state: HandoffCore,
  fact: HandoffFact,
  context: FactContext,
): Pick<HandoffCore, 'difference' | 'isOutside' | 'restores'> {
  const { isOutside, restores } = state;
  if (fact.type === 'RecordMovedOn')
    return { difference: undefined, isOutside: isOutside || fact.move.kind === 'owner', restores };
  if (fact.type === 'HandoffReopened')
    return { difference: undefined, isOutside: false, restores: restores + timesRestored(fact) };
  if (fact.type === 'HandoffReleased' || fact.type === 'OfferAccepted')
    return { difference: undefined, isOutside: false, restores: 0 };
  return { difference: differenceAfter(state.difference, fact, context), isOutside, restores };
}

function timesRestored({ because }: FactOf<'HandoffReopened'>): number {
  return because === 'owner-changed' ? 1 : 0;
}

function differenceAfter(
  before: Difference | undefined,
  fact: HandoffFact,
  { seq }: FactContext,
): Difference | undefined {
  if (fact.type === 'DifferenceGone') return undefined;
  if (fact.type === 'DifferenceSeen') {
    const { target, recheckAt } = fact;
    return { target, believedFrom: recheckAt, recheckAt, setSeq: seq, looks: 0 };
  }
  if (before === undefined || fact.type !== 'SecondLookDue') return before;
  return { ...before, recheckAt: fact.recheckAt, setSeq: seq, looks: before.looks + 1 };
}
