import { LONGEST_BACKOFF_SECONDS } from '../settings.ts';

/** How long a system is left alone that was found so `times` times in a row, in seconds: each time twice as long. */
export function backoffOf(times: number, backoffSeconds: number): number {
  return Math.min(LONGEST_BACKOFF_SECONDS, backoffSeconds * 2 ** times);
}
