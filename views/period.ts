import { firstInstantOf, localDateAt } from '#domain/calendar/local-time.ts';
import type { Reader } from './reader.ts';
import { longDay, longTime, shortDay, shortTime } from './when.ts';

/** A time from one ISO instant until another. */
export type Period = { readonly from: string; readonly until: string };

type Words = (from: string, until: string) => string;

/** A period in full: as days, the last one included, where it is whole days for the reader, else as moments. */
export function longPeriod(period: Period, reader: Reader, words: Words): string {
  return told(period, reader, words, { day: longDay, time: longTime });
}

/** The same for a line of a list. */
export function shortPeriod(period: Period, reader: Reader, words: Words): string {
  return told(period, reader, words, { day: shortDay, time: shortTime });
}

interface Formats {
  readonly day: typeof longDay;
  readonly time: typeof longTime;
}

function told({ from, until }: Period, reader: Reader, words: Words, { day, time }: Formats): string {
  if (!isMidnight(from, reader) || !isMidnight(until, reader))
    return words(time(from, reader), time(until, reader));
  const [first, last] = [day(from, reader), day(momentBefore(until), reader)];
  return first === last ? first : words(first, last);
}

function isMidnight(instant: string, { timeZone }: Reader): boolean {
  const at = new Date(instant).toISOString();
  return at === firstInstantOf(timeZone, localDateAt(timeZone, at), '00:00');
}

function momentBefore(instant: string): string {
  return new Date(Date.parse(instant) - 1).toISOString();
}
