import type { FactOf, HandoffFact } from './facts.ts';

/** The first offer of all that were made until somebody accepts, and by when it was to be accepted. */
export interface FirstAsked {
  readonly epoch: number;
  readonly answerBy: string;
}

/** What is asked of others later, because nobody answered, moves that deadline no more. */
export function firstAskedAfter(first: FirstAsked | undefined, fact: HandoffFact): FirstAsked | undefined {
  if (fact.type === 'OfferAccepted') return undefined;
  if (fact.type === 'OfferMade') return first ?? { epoch: fact.epoch, answerBy: fact.expiresAt };
  return movesDeadline(fact) && fact.epoch === first?.epoch ? { ...first, answerBy: fact.expiresAt } : first;
}

/** Whether a fact moves the deadline of an open offer. */
export function movesDeadline(
  fact: HandoffFact,
): fact is FactOf<'OfferSnoozed' | 'OfferPaused' | 'OfferResumed'> {
  return fact.type === 'OfferSnoozed' || fact.type === 'OfferPaused' || fact.type === 'OfferResumed';
}
