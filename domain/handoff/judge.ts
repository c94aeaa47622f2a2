import type { FactOf } from './facts.ts';
import type { Reading } from './reading.ts';
import type { TargetState } from './state.ts';

/** The verdict of a reading that shows what is wanted; undefined when it does not. Equal before we wrote is ALREADY. */
export function judge(reading: Reading, planned: boolean): FactOf<'TargetVerified'>['verdict'] | undefined {
  const matches = Object.values(reading.properties).map((property) => property.matches);
  if (matches.includes('no')) return undefined;
  if (!planned) return 'ALREADY';
  return matches.includes('normalised') ? 'NORMALISED' : 'VERIFIED';
}

/**
 * A property whose value is neither one that stood there before our writes nor one that we planned: somebody's. So is a
 * link that leads elsewhere than the last plan wrote.
 */
export function isThirdValue(
  target: TargetState,
  reading: Reading,
): { readonly field: string; readonly writtenByUs: boolean } | undefined {
  if (reading.movedBy !== undefined) return { field: reading.movedBy, writtenByUs: false };
  for (const [field, { digest, matches, writtenByUs, isOurs }] of Object.entries(reading.properties)) {
    const known = [...(target.before[field] ?? []), ...(target.planned[field] ?? [])];
    if (matches === 'no' && isOurs !== true && !known.includes(digest)) return { field, writtenByUs };
  }
  return undefined;
}

/** The first property that shows something else than is wanted. */
export function firstMismatch(reading: Reading): string {
  return (
    Object.entries(reading.properties).find(([, property]) => property.matches === 'no')?.[0] ?? 'unknown'
  );
}
