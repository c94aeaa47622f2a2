import type { Reader } from './reader.ts';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A moment for a subject line, with the short name of the reader's zone; the same whenever it is asked. */
export function shortTime(instant: string, reader: Reader): string {
  return new Intl.DateTimeFormat(reader.locale, {
    timeZone: reader.timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(new Date(instant));
}

/** A moment in full, with the long name of the reader's zone; the year stands there only if it is not this year. */
export function longTime(instant: string, reader: Reader): string {
  const sameYear = yearOf(instant, reader) === yearOf(reader.now, reader);
  return new Intl.DateTimeFormat(reader.locale, {
    timeZone: reader.timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(sameYear ? {} : { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'long',
  }).format(new Date(instant));
}

/** A day for a line of a list; the year stands there only if it is not this year. */
export function shortDay(instant: string, reader: Reader): string {
  return day(instant, reader, { weekday: 'short', month: 'short' });
}

/** The same with its words in full. */
export function longDay(instant: string, reader: Reader): string {
  return day(instant, reader, { weekday: 'long', month: 'long' });
}

function day(
  instant: string,
  reader: Reader,
  words: Pick<Intl.DateTimeFormatOptions, 'weekday' | 'month'>,
): string {
  const sameYear = yearOf(instant, reader) === yearOf(reader.now, reader);
  return new Intl.DateTimeFormat(reader.locale, {
    timeZone: reader.timeZone,
    ...words,
    day: 'numeric',
    ...(sameYear ? {} : { year: 'numeric' }),
  }).format(new Date(instant));
}

/** How far a moment is from now, roughly: "in 50 seconds", "in 4 hours", "3 days ago". */
export function relativeTime(instant: string, reader: Reader): string {
  const distanceMs = Date.parse(instant) - Date.parse(reader.now);
  const format = new Intl.RelativeTimeFormat(reader.locale);
  const size = Math.abs(distanceMs);
  if (size < secondMs)
    return new Intl.RelativeTimeFormat(reader.locale, { numeric: 'auto' }).format(0, 'second');
  if (size < minuteMs) return format.format(Math.trunc(distanceMs / secondMs), 'second');
  if (size < 90 * minuteMs) return format.format(Math.round(distanceMs / minuteMs), 'minute');
  if (size < 36 * hourMs) return format.format(Math.round(distanceMs / hourMs), 'hour');
  return format.format(Math.round(distanceMs / dayMs), 'day');
}

/** The full moment and its distance: "Friday 20 November at 17:00 Central European Standard Time (in 4 hours)". */
export function timeAndDistance(instant: string, reader: Reader): string {
  return `${longTime(instant, reader)} (${relativeTime(instant, reader)})`;
}

const ISO_INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** A sentence with every ISO instant in it put into the reader's zone. */
export function withTimes(sentence: string, reader: Reader): string {
  return sentence.replaceAll(ISO_INSTANT, (instant) => shortTime(instant, reader));
}

function yearOf(instant: string, reader: Reader): string {
  return new Intl.DateTimeFormat('en', { timeZone: reader.timeZone, year: 'numeric' }).format(
    new Date(instant),
  );
}
