import { percentile } from '#domain/metrics/percentile.ts';

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** What CloudWatch makes of all values of a period; there is at least one. */
export const STATISTICS: Readonly<Record<string, (values: readonly number[]) => number>> = {
  Sum: sum,
  Maximum: (values) => Math.max(...values),
  Average: (values) => sum(values) / values.length,
  p50: (values) => Number(percentile(values, 0, 50)),
  p90: (values) => Number(percentile(values, 0, 90)),
};

/** A metric is another one with other dimensions, also with one more. */
export function areSame(
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): boolean {
  const text = (dimensions: Readonly<Record<string, string>>) =>
    JSON.stringify(Object.entries(dimensions).toSorted());
  return text(one) === text(other);
}
