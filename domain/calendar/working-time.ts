import type { WorkingCalendar } from './calendar.ts';
import { firstInstantOf, localDateAt, nextDate, weekdayOf } from './local-time.ts';

/** A stretch of working time, in milliseconds since 1970; the end is no part of it. */
type Span = { from: number; to: number };

const spansOn = ({ timeZone, hours, holidays }: WorkingCalendar, date: string): Span[] => {
  const ofDay = holidays.includes(date) ? [] : (hours[weekdayOf(date)] ?? []);
  return ofDay.map(({ from, to }) => ({
    from: Date.parse(firstInstantOf(timeZone, date, from)),
    to: Date.parse(firstInstantOf(timeZone, date, to)),
  }));
};

/** False if no day of the week has hours: then no working time ever comes. */
export const hasHours = ({ hours }: WorkingCalendar): boolean =>
  hours.flat().some(({ from, to }) => from < to);

/**
 * What is left of the working time from an instant on, in order and without end: holidays are finitely many, so a day
 * with hours always comes. Throws a RangeError for a calendar without hours, which the check of the contracts refuses.
 */
function* spansFrom(calendar: WorkingCalendar, at: string): Generator<Span, never> {
  if (!hasHours(calendar)) throw new RangeError(`calendar ${calendar.id} has no working hours`);
  const start = Date.parse(at);
  for (let date = localDateAt(calendar.timeZone, at); ; date = nextDate(date)) {
    for (const { from, to } of spansOn(calendar, date)) {
      if (to > Math.max(from, start)) yield { from: Math.max(from, start), to };
    }
  }
}

const instant = (milliseconds: number): string => new Date(milliseconds).toISOString();

/** The instant itself if it is working time, else when the next working time begins. RangeError: no hours. */
export const nextWorkingTime = (calendar: WorkingCalendar, at: string): string =>
  instant(spansFrom(calendar, at).next().value.from);

/** Whether an instant is working time. The start of a span belongs to it, its end does not. */
export const isWorkingTime = (calendar: WorkingCalendar, at: string): boolean =>
  hasHours(calendar) && Date.parse(nextWorkingTime(calendar, at)) === Date.parse(at);

/** How much working time lies between two instants, in seconds; none if the second is not later. RangeError: no hours. */
export const workingSecondsBetween = (calendar: WorkingCalendar, from: string, to: string): number => {
  const end = Date.parse(to);
  let milliseconds = 0;
  for (const span of spansFrom(calendar, from)) {
    if (span.from >= end) break;
    milliseconds += Math.min(span.to, end) - span.from;
  }
  return milliseconds / 1000;
};

/**
 * The first instant by which so many seconds of working time have passed since another: the end of a day rather than
 * the next morning, and the same instant for no seconds at all. RangeError: no hours.
 */
export const addWorkingTime = (calendar: WorkingCalendar, from: string, seconds: number): string => {
  if (seconds <= 0) return instant(Date.parse(from));
  const spans = spansFrom(calendar, from);
  let span = spans.next().value;
  let left = seconds * 1000;
  while (left > span.to - span.from) {
    left -= span.to - span.from;
    span = spans.next().value;
  }
  return instant(span.from + left);
};
