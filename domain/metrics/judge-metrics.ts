import type { Thresholds } from '../contract/observability.ts';
import type { Metrics } from './metrics-of.ts';

/** How a number stands to its threshold. 'nothing-yet': there is nothing to measure. */
export interface Judgement {
  readonly threshold: keyof Thresholds;
  readonly limit: number;
  readonly value: number | 'never' | undefined;
  readonly outcome: 'kept' | 'crossed' | 'nothing-yet';
}

/** Holds the numbers against the thresholds that the contract has, in their order; equal to the limit is kept. */
export function judgeMetrics(metrics: Metrics, thresholds: Thresholds): readonly Judgement[] {
  return MEASURED.flatMap(([threshold, isLeast, valueOf]): Judgement[] => {
    const limit = thresholds[threshold];
    if (limit === undefined) return [];
    const value = valueOf(metrics);
    return [{ threshold, limit, value, outcome: outcomeOf(value, limit, isLeast) }];
  });
}

type Value = Judgement['value'];

/** Each threshold, whether it is the least that is allowed instead of the most, and what is held against it. */
const MEASURED: readonly (readonly [keyof Thresholds, boolean, (metrics: Metrics) => Value])[] = [
  ['acknowledgedInTime', true, ({ acknowledged }) => acknowledged.share],
  ['acknowledgedP50Seconds', false, ({ timeToAcknowledge }) => timeToAcknowledge.p50],
  ['acknowledgedP90Seconds', false, ({ timeToAcknowledge }) => timeToAcknowledge.p90],
  ['expired', false, ({ expired }) => expired.share],
  ['failedSync', false, ({ sync }) => sync.share],
  ['oldestWaitingSeconds', false, ({ waiting }) => waiting.oldest?.seconds],
  ['waitingAmount', false, ({ waiting }) => (waiting.handoffs === 0 ? undefined : waiting.amount)],
];

function outcomeOf(value: Value, limit: number, isLeast: boolean): Judgement['outcome'] {
  if (value === undefined) return 'nothing-yet';
  if (value === 'never') return 'crossed';
  return (isLeast ? value >= limit : value <= limit) ? 'kept' : 'crossed';
}
