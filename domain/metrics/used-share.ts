import { secondsUntil } from '../time.ts';

/**
 * How much of a time has been used at `now`, by the clock: 0 at its beginning, 1 at its deadline, more after it. A
 * deadline at the beginning itself has been used from then on.
 */
export function usedShare({ since, dueAt }: { since: string; dueAt: string }, now: string): number {
  const all = secondsUntil(since, dueAt);
  return all <= 0 ? 1 : Math.max(0, secondsUntil(since, now)) / all;
}
