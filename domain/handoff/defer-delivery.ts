import { LONGEST_RESEND_SECONDS } from '../settings.ts';
import { addSeconds, earliest } from '../time.ts';
import type { BeginWait, Delivery, HandoffRules } from './commands.ts';
import type { FactOf } from './facts.ts';
import type { Handoff } from './state.ts';

type Later = Extract<Delivery, { outcome: 'later' }>;

/**
 * The offer is sent again when no channel took it and one may in a while; undefined when it is known how it ended, or no
 * further try would come within the contract's limit and before the offer's own end.
 */
export function deferDelivery(
  state: Handoff,
  { deliveries }: BeginWait,
  { contract, settings }: HandoffRules,
  now: string,
): FactOf<'DeliveryDeferred'> | undefined {
  const later = deliveries.filter((delivery) => delivery.outcome === 'later');
  const [first] = later.toSorted((one, other) => one.afterSeconds - other.afterSeconds);
  if (state.status !== 'offered' || first === undefined) return undefined;
  const { since = now, times = 0 } = state.offer.undelivered ?? {};
  const until = addSeconds(now, secondsUntilResend(first, times, settings.backoffSeconds));
  const limit = addSeconds(since, contract.acknowledgment.deliverWithinSeconds);
  if (until > (earliest(limit, state.offer.expiresAt) ?? limit)) return undefined;
  const { channel, because } = first;
  return { type: 'DeliveryDeferred', epoch: state.epoch, channel, because, until };
}

/** Longer each time, half of it by chance; never shorter than what the channel asked for. */
function secondsUntilResend({ afterSeconds, jitter }: Later, times: number, backoffSeconds: number): number {
  const backoff = Math.min(LONGEST_RESEND_SECONDS, backoffSeconds * 2 ** times);
  return afterSeconds + (backoff * (1 + jitter)) / 2;
}
