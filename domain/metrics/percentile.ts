/**
 * The least value that `percent` of all do not exceed: the one at rank ⌈percent · n / 100⌉ of all n in ascending order
 * (nearest rank). `never` more count as above every value, and are the answer where the rank falls among them. Undefined
 * of nothing.
 */
export function percentile(
  values: readonly number[],
  never: number,
  percent: number,
): number | 'never' | undefined {
  const all = values.length + never;
  if (all === 0) return undefined;
  const rank = Math.ceil((percent * all) / 100);
  return values.toSorted((one, other) => one - other)[rank - 1] ?? 'never';
}
