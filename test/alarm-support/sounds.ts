import { addSeconds } from '#domain/time.ts';
import type { ToldNumber } from '#test/scenario-support/kept-metrics.ts';
import type { Alarm } from './alarm.ts';
import { areSame, STATISTICS } from './statistics.ts';

/** Whether an alarm sounds at an instant, by what was published in the period before it, as CloudWatch evaluates it. */
export function sounds(alarm: Alarm, told: readonly ToldNumber[], now: string): boolean {
  const since = addSeconds(now, -alarm.Period);
  const values = told
    .filter(({ metric, dimensions }) => metric === alarm.MetricName && areSame(dimensions, alarm.dimensions))
    .filter(({ at }) => at > since && at <= now)
    .map(({ value }) => value);
  const value = values.length === 0 ? undefined : STATISTICS[alarm.Statistic]?.(values);
  if (value === undefined) return alarm.TreatMissingData === 'breaching';
  return alarm.ComparisonOperator === 'GreaterThanThreshold'
    ? value > alarm.Threshold
    : value < alarm.Threshold;
}
