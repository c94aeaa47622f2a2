import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { WorkingCalendar } from '#domain/calendar/calendar.ts';
import { addWorkingTime, isWorkingTime, nextWorkingTime } from '#domain/calendar/working-time.ts';
import { ALL_DAY, calendarOf, NEVER, OFFICE } from './sample.ts';

const MINUTE = 60;
const zone = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Africa/Cairo',
  'Pacific/Apia',
  'UTC',
);
const NIGHT = ['00:00-00:30', '01:00-02:15', '02:20-03:10', '03:20-24:00'];
/** Hours that no change of clocks splits, so that what the clock shows decides alone. */
const unsplit = fc.constantFrom(OFFICE, ALL_DAY, ['00:00-05:00'], ['06:00-24:00']);
const hours = fc.oneof(unsplit, fc.constantFrom(NIGHT, ['09:00-09:30']));
/** Days at which clocks change somewhere, the end of a year, a leap day, and one that Apia never had. */
const near = fc.constantFrom(
  '2026-03-08',
  '2026-03-29',
  '2026-04-05',
  '2026-04-24',
  '2026-10-04',
  '2026-10-25',
  '2026-10-29',
  '2026-11-01',
  '2026-12-31',
  '2028-02-29',
  '2011-12-30',
);
const calendarWith = (spans: fc.Arbitrary<readonly string[]>) =>
  fc
    .record({ zone, weekdays: spans, weekend: fc.oneof(spans, fc.constant(NEVER)), near })
    .map(({ zone: timeZone, weekdays, weekend, near: holiday }) =>
      calendarOf(timeZone, weekdays, weekend, [holiday]),
    );
const calendar = calendarWith(hours);

const day = 24 * 60 * MINUTE;
const instant = fc
  .record({ near, offset: fc.integer({ min: -4 * day, max: 4 * day }) })
  .map(({ near: date, offset }) => new Date(Date.parse(date) + offset * 1000).toISOString());
const seconds = fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 3 * day }));

const assert = <Values extends [unknown, ...unknown[]]>(
  ...args: [...{ [Key in keyof Values]: fc.Arbitrary<Values[Key]> }, (...values: Values) => void]
): void => fc.assert(fc.property(...args));

it('adding in two steps is adding at once', () => {
  assert(calendar, instant, seconds, seconds, (of, from, one, other) => {
    expect(addWorkingTime(of, addWorkingTime(of, from, one), other)).toBe(
      addWorkingTime(of, from, one + other),
    );
  });
});

it('what begins later or takes longer never ends earlier', () => {
  assert(calendar, instant, instant, seconds, seconds, (of, a, b, one, other) => {
    const [from, later] = [a, b].sort();
    const [short = 0, long = 0] = [one, other].sort((x, y) => x - y);
    expect(addWorkingTime(of, from!, short) <= addWorkingTime(of, later!, long)).toBe(true);
  });
});

it('the next working time is working time, and none lies before it', () => {
  assert(calendar, instant, fc.double({ min: 0, max: 1, noNaN: true }), (of, at, share) => {
    const next = nextWorkingTime(of, at);
    expect(next >= at).toBe(true);
    expect(isWorkingTime(of, next)).toBe(true);
    const between = Date.parse(at) + share * (Date.parse(next) - Date.parse(at));
    const probe = new Date(between).toISOString();
    expect(isWorkingTime(of, probe)).toBe(probe === next);
  });
});

/** What the runtime's own clock of that zone shows: date, day of the week and minute of the day. */
const shown = (timeZone: string) => {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (at: number) => {
    const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return {
      date: `${part.year}-${part.month}-${part.day}`,
      weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(part.weekday ?? ''),
      time: `${part.hour}:${part.minute}`,
    };
  };
};

/** Counts the minutes that the clock shows within the hours, one by one. */
const minutesShown = (of: WorkingCalendar, from: number, to: number): number => {
  const clock = shown(of.timeZone);
  let count = 0;
  for (let at = from; at < to; at += MINUTE * 1000) {
    const { date, weekday, time } = clock(at);
    const isHoliday = of.holidays.includes(date);
    if (!isHoliday && of.hours[weekday]!.some((span) => span.from <= time && time < span.to)) count += 1;
  }
  return count;
};

it('between start and end lie exactly so many minutes of working time, by another clock', () => {
  const wholeMinute = instant.map((at) => `${at.slice(0, 16)}:00.000Z`);
  const minutes = fc.integer({ min: 0, max: 24 * 60 });
  fc.assert(
    fc.property(calendarWith(unsplit), wholeMinute, minutes, (of, from, count) => {
      const end = addWorkingTime(of, from, count * MINUTE);
      expect(minutesShown(of, Date.parse(from), Date.parse(end))).toBe(count);
    }),
    { numRuns: 20 },
  );
});
