import type { Refusal } from '#domain/log/decision.ts';
import type { OfferFormError } from '#views/pages/offer-form.ts';

const STARTS = ['start-in-the-past', 'start-too-late'] as const;

/** The refusals of an answer that somebody can put right at once. */
const CORRECTABLE = [
  'already-asked',
  'has-declined',
  'not-in-the-future',
  'snoozed-too-long',
  ...STARTS,
] as const;

/** What is to be put right in an answer that was refused; undefined if the offer itself is over. */
export function correctable(refusal: Refusal | undefined): OfferFormError | undefined {
  return CORRECTABLE.find((because) => because === refusal?.because);
}
