const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A time as people say it, in one unit: `45 s`, `12 min`, `3.5 h`, `4.0 d` from two days on. */
export function durationText(seconds: number): string {
  if (seconds < MINUTE) return `${String(Math.round(seconds))} s`;
  if (seconds < HOUR) return `${String(Math.round(seconds / MINUTE))} min`;
  return seconds < 2 * DAY ? `${(seconds / HOUR).toFixed(1)} h` : `${(seconds / DAY).toFixed(1)} d`;
}
