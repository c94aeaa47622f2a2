import { describe, expect, test } from 'vitest';
import { longTime, relativeTime, shortTime, timeAndDistance } from '#views/when.ts';
import { reader } from './samples.ts';

const berlin = { ...reader, timeZone: 'Europe/Berlin' };
const newYork = { ...reader, timeZone: 'America/New_York', locale: 'en-US' };

describe('times', () => {
  test('are told in the zone of the reader, with the name of the zone', () => {
    expect(longTime('2026-11-20T16:00:00Z', berlin)).toBe(
      'Friday 20 November at 17:00 Central European Standard Time',
    );
    expect(longTime('2026-11-20T16:00:00Z', newYork)).toMatch(
      /^Friday, November 20 at 11:00\sAM Eastern Standard Time$/,
    );
  });

  test('tell the two equal hours apart in the night when the clocks go back', () => {
    expect(shortTime('2026-10-25T00:30:00Z', berlin)).toBe('Sun 25 Oct, 02:30 CEST');
    expect(shortTime('2026-10-25T01:30:00Z', berlin)).toBe('Sun 25 Oct, 02:30 CET');
    expect(longTime('2026-11-01T05:30:00Z', newYork)).toContain('Eastern Daylight Time');
    expect(longTime('2026-11-01T06:30:00Z', newYork)).toContain('Eastern Standard Time');
  });

  test('name the year only when it is another one for the reader', () => {
    const newYear = { ...berlin, now: '2026-12-31T22:00:00Z' };
    expect(longTime('2026-12-31T22:30:00Z', newYear)).not.toContain('2026');
    expect(longTime('2026-12-31T23:30:00Z', newYear)).toContain('1 January 2027');
  });

  test.each([
    ['2026-11-20T12:00:00Z', 'now'],
    ['2026-11-20T12:00:50Z', 'in 50 seconds'],
    ['2026-11-20T11:59:40Z', '20 seconds ago'],
    ['2026-11-20T12:45:00Z', 'in 45 minutes'],
    ['2026-11-20T16:00:00Z', 'in 4 hours'],
    ['2026-11-23T12:00:00Z', 'in 3 days'],
    ['2026-11-20T11:50:00Z', '10 minutes ago'],
  ])('%s is told as "%s"', (instant, distance) => {
    expect(relativeTime(instant, berlin)).toBe(distance);
  });

  test('come with their distance', () => {
    expect(timeAndDistance('2026-11-20T16:00:00Z', berlin)).toMatch(/Standard Time \(in 4 hours\)$/);
  });
});
