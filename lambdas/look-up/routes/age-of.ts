const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

/** How long ago something was, in the largest unit that fits twice. */
export function ageOf(since: string, now: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / MINUTE_MS));
  if (minutes < 2 * HOUR_MINUTES) return `${String(minutes)} min`;
  if (minutes < 2 * DAY_MINUTES) return `${String(Math.floor(minutes / HOUR_MINUTES))} h`;
  return `${String(Math.floor(minutes / DAY_MINUTES))} days`;
}
