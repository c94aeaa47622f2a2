import { expect, it } from 'vitest';
import { calendarSchema } from '#domain/calendar/calendar.ts';
import { hasHours, nextWorkingTime, workingSecondsBetween } from '#domain/calendar/working-time.ts';
import { calendarOf, NEVER } from './sample.ts';

const HOUR = 3600;
const isRead = (span: string) => calendarSchema.safeParse(calendarOf('Europe/Berlin', [span])).success;

it.each(['00:00-24:00', '09:30-19:59', '20:00-23:45'])('hours are read: %s', (span) => {
  expect(isRead(span)).toBe(true);
});

it.each([
  ...[
    '24:30-25:00',
    '09:60-10:00',
    '9:00-10:00',
    '009:00-10:00',
    '09:00-10:001',
    '09:00-124:00',
    '09:00-24:000',
  ],
  ...['0x:00-10:00', '09:0x-10:00', '29:00-30:00', ''],
])('anything else is no time of a day: %j', (span) => {
  expect(isRead(span)).toBe(false);
});

it('a calendar has seven days, each day its spans', () => {
  const whole = calendarOf('Europe/Berlin');
  expect(calendarSchema.parse(whole)).toEqual(whole);
  expect(calendarSchema.safeParse({ ...whole, hours: whole.hours.slice(1) }).success).toBe(false);
  expect(calendarSchema.safeParse({ ...whole, timeZone: undefined }).success).toBe(false);
});

it('a span without length is no working time', () => {
  expect(hasHours(calendarOf('Europe/Berlin', ['09:00-09:00']))).toBe(false);
  expect(hasHours(calendarOf('Europe/Berlin', ['17:00-09:00']))).toBe(false);
});

it('a calendar without hours is named by whoever cannot go on with it', () => {
  expect(() => nextWorkingTime(calendarOf('UTC', NEVER), '2026-02-02T09:00:00Z')).toThrow(
    'calendar sample has no working hours',
  );
});

it.each([
  ['within a span', '2026-02-02T08:00:00Z', '2026-02-02T10:00:00Z', 2 * HOUR],
  ['across the break', '2026-02-02T10:00:00Z', '2026-02-02T13:00:00Z', 2 * HOUR],
  ['over night', '2026-02-02T16:00:00Z', '2026-02-03T08:30:00Z', HOUR],
  ['up to where the next span begins', '2026-02-02T10:00:00Z', '2026-02-02T12:00:00Z', HOUR],
  ['at the weekend', '2026-02-07T10:00:00Z', '2026-02-08T10:00:00Z', 0],
  ['backwards', '2026-02-02T10:00:00Z', '2026-02-02T09:00:00Z', 0],
])('working time is counted %s', (_, from, to, seconds) => {
  expect(workingSecondsBetween(calendarOf('Europe/Berlin'), from, to)).toBe(seconds);
});
