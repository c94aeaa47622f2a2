import type { Thresholds } from '#domain/contract/observability.ts';
import type { Percentiles } from '#domain/metrics/metrics-of.ts';
import { durationText } from './duration.ts';

/** One number by its name, and the threshold that it is held against, if any. */
export interface Line {
  readonly name: string;
  readonly text: string;
  readonly threshold?: keyof Thresholds;
}

/** A time, or that it never came. */
export function timeText(seconds: Percentiles['p50']): string {
  if (seconds === undefined) return '–';
  return seconds === 'never' ? 'never' : durationText(seconds);
}

/** `3 of 4, 75 %`. */
export function shareText(part: number, whole: number, share: number | undefined): string {
  const of = `${String(part)} of ${String(whole)}`;
  return share === undefined ? of : `${of}, ${percentText(share)}`;
}

/** A share in percent, to one decimal. */
export function percentText(share: number): string {
  return `${String(Math.round(share * 1000) / 10)} %`;
}
