import { addSeconds } from '#domain/time.ts';
import type { ToldNumber } from '#test/scenario-support/kept-metrics.ts';
import type { Alarm } from './alarm.ts';

/** Whether an alarm sounds at an instant, by what was published in the period before it, as CloudWatch evaluates it. */
export function sounds(alarm: Alarm, told: readonly ToldNumber[], now: string): boolean {
  const since = addSeconds(now, -alarm.Period);
  const values = told
    .filter(({ metric, dimensions }) => metric === alarm.MetricName && isSame(dimensions, alarm.dimensions))
    .filter(({ at }) => at > since && at <= now)
    .map(({ value }) => value);
  if (values.length === 0) return alarm.TreatMissingData === 'breaching';
  const value = STATISTICS[alarm.Statistic](values);
  return alarm.ComparisonOperator === 'GreaterThanThreshold'
    ? value > alarm.Threshold
    : value < alarm.Threshold;
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

const STATISTICS: Readonly<Record<Alarm['Statistic'], (values: readonly number[]) => number>> = {
  Sum: sum,
  Maximum: (values) => Math.max(...values),
  Average: (values) => sum(values) / values.length,
};

/** A metric is another one with other dimensions, also with one more. */
function isSame(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const text = (dimensions: Readonly<Record<string, string>>) =>
    JSON.stringify(Object.entries(dimensions).toSorted());
  return text(one) === text(other);
}
