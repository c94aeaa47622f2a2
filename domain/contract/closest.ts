import type { Status } from './ids.ts';
import { nearness } from './nearness.ts';

export type ClosestStatus = { vendorValue: string; status: Status };

/**
 * The mapped value that an unmapped one most likely stands for ("SQL", "Sales Qualified" → salesqualifiedlead), by
 * the vendor's value or by our word for it. Undefined if nothing is near, or if two statuses are equally near: a
 * suggestion is for a person to confirm, and a guess between two is none.
 */
export const closestStatus = (
  value: string,
  statusMap: Readonly<Record<string, Status>>,
): ClosestStatus | undefined => {
  const scored = Object.entries(statusMap).map(([vendorValue, status]) => ({
    vendorValue,
    status,
    score: Math.max(nearness(value, vendorValue), nearness(value, status)),
  }));
  const best = scored.toSorted((a, b) => b.score - a.score)[0];
  if (best === undefined || best.score === 0) return undefined;
  const rival = scored.some(({ score, status }) => score === best.score && status !== best.status);
  return rival ? undefined : { vendorValue: best.vendorValue, status: best.status };
};

/** The candidate nearest to a misspelt word, or undefined if none is near. */
export const closestOf = (word: string, candidates: readonly string[]): string | undefined => {
  const scored = candidates.map((candidate) => ({ candidate, score: nearness(word, candidate) }));
  const best = scored.toSorted((a, b) => b.score - a.score)[0];
  return best === undefined || best.score === 0 ? undefined : best.candidate;
};
