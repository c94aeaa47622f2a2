import type { HandoffRules } from './commands.ts';
import type { HandoffFact } from './facts.ts';
import { deadlineOf } from './make-offer.ts';
import type { Would } from './observation.ts';

/** The facts of a request that is only observed, from those that it would have led to: nothing of that is done. */
export function observed(
  facts: readonly HandoffFact[],
  { contract }: HandoffRules,
  now: string,
): readonly HandoffFact[] {
  const would = facts.flatMap((fact) => wouldBy(fact) ?? []).at(0);
  if (would === undefined) throw new Error('a request leads to an offer, to a wait or to a hold');
  return [
    ...facts.filter(({ type }) => type === 'HandoffRequested'),
    { type: 'HandoffObserved', would, until: deadlineOf(contract, now) },
  ];
}

function wouldBy(fact: HandoffFact): Would | undefined {
  if (fact.type === 'OfferMade') {
    const { to, because, choice } = fact;
    return { kind: 'ask', to, because, ...(choice === undefined ? {} : { choice }) };
  }
  if (fact.type === 'OfferPostponed') return { kind: 'wait', until: fact.until, leftOut: fact.leftOut };
  return fact.type === 'HandoffHeld' ? { kind: 'nobody', cause: fact.cause } : undefined;
}
