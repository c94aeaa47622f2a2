import { QUIET_HOURS } from './quiet-until.ts';
import { latest, secondsUntil } from '../time.ts';
import type { FactContext } from './fact-context.ts';
import type { FactOf } from './facts.ts';
import type { Offer } from './state.ts';

/** How far the delivery of an offer has come. */
export function undeliveredAfter(
  { undelivered }: Offer,
  fact: FactOf<'DeliveryDeferred' | 'DeliveryRetryDue' | 'OfferDelivered'>,
  { at, seq }: FactContext,
): Offer['undelivered'] {
  if (fact.type === 'OfferDelivered') return undefined;
  if (fact.type === 'DeliveryRetryDue') return undelivered && { ...undelivered, until: undefined };
  const { since = at, times = 0 } = undelivered ?? {};
  const { until, channel, because } = fact;
  return { since, times: times + 1, until, setSeq: seq, channel, because };
}

/**
 * Nobody is told of the offer before then, so that no reminder of it comes earlier either. For how long it is sent again
 * if no channel takes it counts from that end.
 */
export function keptQuiet(
  offer: Offer,
  { until, channel }: FactOf<'OfferKeptQuiet'>,
  { seq }: FactContext,
): Offer {
  const later = (remindAt: string | undefined) =>
    remindAt !== undefined && remindAt > until ? remindAt : undefined;
  return {
    ...offer,
    remindAt: later(offer.remindAt),
    clock: { ...offer.clock, remindAt: later(offer.clock.remindAt) },
    undelivered: { since: until, times: 0, until, setSeq: seq, channel, because: QUIET_HOURS },
  };
}

/** The clock of the offer stands still meanwhile, and then there is a reminder. */
export function snoozed(
  offer: Offer,
  { until, expiresAt }: FactOf<'OfferSnoozed'>,
  { at, seq }: FactContext,
): Offer {
  const snoozedSeconds = offer.snoozedSeconds + secondsUntil(latest(at, offer.snoozedUntil), until);
  return {
    ...offer,
    expiresAt,
    remindAt: until,
    setSeq: seq,
    remindedSeq: undefined,
    snoozedUntil: until,
    snoozedSeconds,
    clock: { since: until, expiresAt, remindAt: until },
    pausedUntil: undefined,
  };
}

/** A pause of the contract came, or ended otherwise than it was planned. */
export function moved(
  offer: Offer,
  fact: FactOf<'OfferPaused' | 'OfferResumed'>,
  { seq }: FactContext,
): Offer {
  return {
    ...offer,
    expiresAt: fact.expiresAt,
    remindAt: fact.remindAt,
    setSeq: seq,
    pausedUntil: fact.type === 'OfferPaused' ? fact.until : undefined,
  };
}
