import { describe, expect, it } from 'vitest';
import { addWorkingTime, hasHours, isWorkingTime, nextWorkingTime } from '#domain/calendar/working-time.ts';
import { ALL_DAY, calendarOf, NEVER, OFFICE } from './sample.ts';

const HOUR = 3600;
const MINUTE = 60;

/** An instant without its milliseconds. */
const added = (...args: Parameters<typeof addWorkingTime>) => addWorkingTime(...args).replace('.000Z', 'Z');

const berlin = calendarOf('Europe/Berlin');

describe('working time', () => {
  it.each([
    ['before the first hour', '2026-02-02T07:59:59Z', false],
    ['at the start of a span', '2026-02-02T08:00:00Z', true],
    ['a moment before its end', '2026-02-02T10:59:59.999Z', true],
    ['at its end', '2026-02-02T11:00:00Z', false],
    ['in the break', '2026-02-02T11:30:00Z', false],
    ['at the weekend', '2026-02-01T10:00:00Z', false],
  ])('%s: %s is %s', (_, at, expected) => {
    expect(isWorkingTime(berlin, at)).toBe(expected);
  });

  it('is none on a holiday', () => {
    const calendar = calendarOf('Europe/Berlin', OFFICE, NEVER, ['2026-02-02']);
    expect(isWorkingTime(calendar, '2026-02-02T09:00:00Z')).toBe(false);
    expect(nextWorkingTime(calendar, '2026-02-02T09:00:00Z')).toBe('2026-02-03T08:00:00.000Z');
  });

  it('comes next at the same instant if it is there already', () => {
    expect(nextWorkingTime(berlin, '2026-02-02T08:00:00.250Z')).toBe('2026-02-02T08:00:00.250Z');
  });

  it('comes next after the break, and on Monday after Friday evening', () => {
    expect(nextWorkingTime(berlin, '2026-02-02T11:00:00Z')).toBe('2026-02-02T12:00:00.000Z');
    expect(nextWorkingTime(berlin, '2026-02-06T18:00:00Z')).toBe('2026-02-09T08:00:00.000Z');
  });

  it('goes by the date of its own place, not by the date in UTC', () => {
    const kolkata = calendarOf('Asia/Kolkata');
    expect(nextWorkingTime(kolkata, '2026-02-01T20:00:00Z')).toBe('2026-02-02T03:30:00.000Z');
    expect(isWorkingTime(kolkata, '2026-02-02T04:00:00Z')).toBe(true);
  });
});

describe('adding working time', () => {
  it.each([
    ['within a span', '2026-02-02T08:00:00Z', 2 * HOUR, '2026-02-02T10:00:00Z'],
    ['across the break', '2026-02-02T10:00:00Z', 2 * HOUR, '2026-02-02T13:00:00Z'],
    ['up to the end of the day', '2026-02-02T12:00:00Z', 4.5 * HOUR, '2026-02-02T16:30:00Z'],
    ['over night', '2026-02-02T16:00:00Z', HOUR, '2026-02-03T08:30:00Z'],
    ['from Friday evening on', '2026-02-06T20:00:00Z', 4 * HOUR, '2026-02-09T13:00:00Z'],
    ['for a week', '2026-02-02T08:00:00Z', 37.5 * HOUR, '2026-02-06T16:30:00Z'],
    ['of no length, at any time', '2026-02-01T03:00:00Z', 0, '2026-02-01T03:00:00Z'],
  ])('%s', (_, from, seconds, expected) => {
    expect(added(berlin, from, seconds)).toBe(expected);
  });

  it('leaves out holidays over the end of the year', () => {
    const calendar = calendarOf('Europe/Berlin', OFFICE, NEVER, ['2026-12-25', '2027-01-01']);
    expect(added(calendar, '2026-12-31T15:30:00Z', 2 * HOUR)).toBe('2027-01-04T09:00:00Z');
  });

  it('knows the leap day', () => {
    const utc = calendarOf('UTC', ['09:00-17:00']);
    expect(added(utc, '2028-02-28T16:00:00Z', 10 * HOUR)).toBe('2028-03-01T10:00:00Z');
    expect(added(utc, '2027-02-26T16:00:00Z', 10 * HOUR)).toBe('2027-03-02T10:00:00Z');
  });

  it('passes midnight without a seam where a day ends at 24:00 and the next begins at 00:00', () => {
    const always = calendarOf('Asia/Kolkata', ALL_DAY, ALL_DAY);
    expect(added(always, '2026-02-06T18:00:00Z', 2 * HOUR)).toBe('2026-02-06T20:00:00Z');
    expect(isWorkingTime(always, '2026-02-06T18:30:00Z')).toBe(true);
  });

  it('throws a RangeError for a calendar without hours, which is never working time', () => {
    const empty = calendarOf('Europe/Berlin', NEVER);
    expect(hasHours(empty)).toBe(false);
    expect(isWorkingTime(empty, '2026-02-02T09:00:00Z')).toBe(false);
    expect(() => addWorkingTime(empty, '2026-02-02T09:00:00Z', 1)).toThrow(RangeError);
    expect(() => nextWorkingTime(empty, '2026-02-02T09:00:00Z')).toThrow(RangeError);
  });
});

describe('when clocks change', () => {
  it('a whole day has 23 hours in spring and 25 in autumn', () => {
    const always = calendarOf('Europe/Berlin', NEVER, ALL_DAY);
    expect(added(always, '2026-03-28T23:00:00Z', 23 * HOUR)).toBe('2026-03-29T22:00:00Z');
    expect(added(always, '2026-10-24T22:00:00Z', 25 * HOUR)).toBe('2026-10-25T23:00:00Z');
  });

  it('office hours stay where the clocks show them', () => {
    const newYork = calendarOf('America/New_York');
    expect(added(newYork, '2026-03-06T22:00:00Z', HOUR)).toBe('2026-03-09T13:30:00Z');
    expect(added(newYork, '2026-10-30T20:30:00Z', 2 * HOUR)).toBe('2026-11-02T15:00:00Z');
  });

  it('a span across the skipped hour is an hour shorter', () => {
    const night = calendarOf('Europe/Berlin', NEVER, ['01:00-04:00']);
    expect(added(night, '2026-03-29T00:00:00Z', 2 * HOUR)).toBe('2026-03-29T02:00:00Z');
  });

  it('a span that begins, ends or lies in the skipped hour has no time there, and none is counted twice', () => {
    const night = calendarOf('Europe/Berlin', NEVER, ['01:00-02:30', '02:40-02:50', '02:55-04:00']);
    const [first, second] = ['2026-03-29T00:30:00Z', '2026-03-29T01:30:00Z'];
    expect(added(night, first, 30 * MINUTE)).toBe('2026-03-29T01:00:00Z');
    expect(added(night, first, 60 * MINUTE)).toBe(second);
    expect(isWorkingTime(night, '2026-03-29T01:35:00Z')).toBe(true);
    expect(added(night, '2026-03-29T00:00:00Z', 2 * HOUR)).toBe('2026-03-29T02:00:00Z');
  });

  it('a time that clocks show twice is its first showing', () => {
    const night = calendarOf('Europe/Berlin', NEVER, ['01:00-02:30', '02:45-04:00']);
    expect(isWorkingTime(night, '2026-10-25T00:29:00Z')).toBe(true);
    expect(isWorkingTime(night, '2026-10-25T00:35:00Z')).toBe(false);
    expect(isWorkingTime(night, '2026-10-25T01:35:00Z')).toBe(true);
    expect(added(night, '2026-10-24T23:00:00Z', 90 * MINUTE + 75 * MINUTE)).toBe('2026-10-25T02:00:00Z');
  });

  it('half an hour is skipped and repeated on Lord Howe Island', () => {
    const island = calendarOf('Australia/Lord_Howe', NEVER, ALL_DAY);
    expect(added(island, '2026-10-03T13:30:00Z', 23.5 * HOUR)).toBe('2026-10-04T13:00:00Z');
    expect(added(island, '2026-04-04T13:00:00Z', 24.5 * HOUR)).toBe('2026-04-05T13:30:00Z');
  });

  it('a day that begins at one o’clock begins there', () => {
    const cairo = calendarOf('Africa/Cairo', ALL_DAY, ALL_DAY);
    expect(added(cairo, '2026-04-23T21:00:00Z', 2 * HOUR)).toBe('2026-04-23T23:00:00Z');
    const morning = calendarOf('Africa/Cairo', ['00:00-02:00']);
    expect(nextWorkingTime(morning, '2026-04-23T12:00:00Z')).toBe('2026-04-23T22:00:00.000Z');
    expect(added(morning, '2026-04-23T12:00:00Z', HOUR)).toBe('2026-04-23T23:00:00Z');
  });
});

it('has no hours on a day that never was: Apia went from December 29 to 31 of 2011', () => {
  const apia = calendarOf('Pacific/Apia', ALL_DAY, ALL_DAY);
  const noon = '2011-12-29T22:00:00.000Z'; // 12:00 on the 29th
  expect(addWorkingTime(apia, noon, 24 * 60 * 60)).toBe('2011-12-30T22:00:00.000Z');
  const office = calendarOf('Pacific/Apia');
  expect(addWorkingTime(office, noon, 4.5 * 60 * 60 + 1)).toBe('2012-01-01T19:00:01.000Z');
});
