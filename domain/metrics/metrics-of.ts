import type { Measure } from './measure.ts';
import { percentile } from './percentile.ts';
import type { WaitingSum } from './waiting-sum.ts';
import { waitingSumOf } from './waiting-sum.ts';

/** A time that half, and nine of ten, did not exceed; 'never' where that includes what nobody accepted. */
export interface Percentiles {
  readonly p50: number | 'never' | undefined;
  readonly p90: number | 'never' | undefined;
}

/**
 * The numbers of one contract. All but `waiting` are of the handoffs that were requested in the window and not only
 * observed, with all that has become of them until now. A share is undefined while there is nothing to divide by.
 */
export interface Metrics {
  readonly handoffs: number;
  /** Of these, the ones that somebody was asked about. */
  readonly asked: number;
  /** Offers made, whatever became of them. */
  readonly offers: number;
  readonly declined: number;
  readonly returned: number;
  /** Steps of the escalation chain that were taken. */
  readonly escalations: number;
  /** share = inTime / (inTime + late + never): what nobody accepted by the deadline of its first offer is a breach. */
  readonly acknowledged: {
    readonly inTime: number;
    readonly late: number;
    readonly never: number;
    readonly share: number | undefined;
  };
  /** Seconds from the first offer to the acceptance, of inTime, late and never; counted like the deadline. */
  readonly timeToAcknowledge: Percentiles;
  /** The same by the clock. */
  readonly elapsedToAcknowledge: Percentiles;
  /** share = expired / (expired + answered), of offers; answered = accepted, declined, returned or handed on. */
  readonly expired: {
    readonly offers: number;
    readonly answered: number;
    readonly share: number | undefined;
  };
  /** share = handoffs whose fallback was asked / asked. */
  readonly fallback: { readonly handoffs: number; readonly share: number | undefined };
  /** offers / acceptances. */
  readonly offersPerAcceptance: number | undefined;
  /** share = failed / (failed + done), of handoffs; failed: at least one verdict that was not good, also if a later one was. */
  readonly sync: { readonly done: number; readonly failed: number; readonly share: number | undefined };
  /** What waits now, whenever it was requested. */
  readonly waiting: WaitingSum;
}

/** Adds up handoffs, each once, in any order; those requested before `since` count only as waiting. */
export function metricsOf(all: readonly Measure[], since: string, now: string): Metrics {
  const measures = all.filter(({ requestedAt }) => requestedAt >= since);
  const asked = measures.filter(({ offers }) => offers > 0).length;
  const sum = (of: (measure: Measure) => number): number =>
    measures.reduce((total, measure) => total + of(measure), 0);
  const offers = sum((measure) => measure.offers);
  const expired = sum((measure) => measure.expired);
  const answered = sum((measure) => measure.answered);
  const fallback = measures.filter(({ isFallbackAsked }) => isFallbackAsked).length;
  return {
    handoffs: measures.length,
    asked,
    offers,
    declined: sum((measure) => measure.declined),
    returned: sum((measure) => measure.returned),
    escalations: sum((measure) => measure.escalations),
    ...acknowledgmentsOf(measures),
    expired: { offers: expired, answered, share: ratio(expired, expired + answered) },
    fallback: { handoffs: fallback, share: ratio(fallback, asked) },
    offersPerAcceptance: ratio(
      offers,
      sum((measure) => measure.acceptances),
    ),
    sync: syncsOf(measures),
    waiting: waitingSumOf(all, now),
  };
}

function acknowledgmentsOf(
  measures: readonly Measure[],
): Pick<Metrics, 'acknowledged' | 'timeToAcknowledge' | 'elapsedToAcknowledge'> {
  const found = measures.map(({ acknowledgment }) => acknowledgment);
  const accepted = found.flatMap((one) => ('seconds' in one ? [one] : []));
  const inTime = accepted.filter(({ outcome }) => outcome === 'in-time').length;
  const never = found.filter(({ outcome }) => outcome === 'never').length;
  const percentiles = (values: readonly number[]): Percentiles => ({
    p50: percentile(values, never, 50),
    p90: percentile(values, never, 90),
  });
  return {
    acknowledged: {
      inTime,
      late: accepted.length - inTime,
      never,
      share: ratio(inTime, accepted.length + never),
    },
    timeToAcknowledge: percentiles(accepted.map(({ seconds }) => seconds)),
    elapsedToAcknowledge: percentiles(accepted.map(({ elapsedSeconds }) => elapsedSeconds)),
  };
}

function syncsOf(measures: readonly Measure[]): Metrics['sync'] {
  const done = measures.filter(({ sync }) => sync === 'done').length;
  const failed = measures.filter(({ sync }) => sync === 'failed').length;
  return { done, failed, share: ratio(failed, failed + done) };
}

function ratio(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}
