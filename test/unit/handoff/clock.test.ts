import { describe, expect, test } from 'vitest';
import type { WorkingCalendar } from '#domain/calendar/calendar.ts';
import { deadlinesUnder } from '#domain/handoff/clock.ts';

const at = (time: string, day = 31) => `2030-01-${day}T${time}:00.000Z`;
const clock = { since: at('09:00'), expiresAt: at('13:00'), remindAt: at('12:00') };
const pause = (from: string, to: string) => ({ from: at(from), to: at(to) });

describe('the deadlines of an offer', () => {
  test.each([
    ['are left alone without a pause', [], '13:00', '12:00'],
    ['come later by a pause', [pause('10:00', '11:30')], '14:30', '13:30'],
    ['come later by every pause', [pause('10:00', '11:00'), pause('12:30', '13:30')], '15:00', '14:00'],
    ['are left alone by a pause before the offer', [pause('07:00', '09:00')], '13:00', '12:00'],
    ['come later by what of a pause lies after the offer', [pause('08:00', '10:00')], '14:00', '13:00'],
    ['have come when a pause begins with them', [pause('13:00', '14:00')], '13:00', '12:00'],
    ['are reached while a pause holds back a reminder', [pause('12:00', '12:30')], '13:30', '12:30'],
    ['are left alone by a pause of no length', [pause('11:00', '11:00')], '13:00', '12:00'],
  ])('%s', (_, pauses, expiresAt, remindAt) => {
    expect(deadlinesUnder(clock, pauses, undefined)).toEqual({
      expiresAt: at(expiresAt),
      remindAt: at(remindAt),
    });
  });

  test('in working time come later by the working time of the pause', () => {
    // 31 January 2030 is a Thursday.
    const day = [{ from: '09:00', to: '17:00' }];
    const calendar: WorkingCalendar = {
      id: 'utc',
      timeZone: 'UTC',
      hours: [day, day, day, day, day, [], []],
      holidays: [],
    };
    const friday = { from: at('16:00'), to: '2030-02-01T10:00:00.000Z' };
    const late = { since: at('15:00'), expiresAt: at('17:00'), remindAt: undefined };
    expect(deadlinesUnder(late, [friday], calendar)).toEqual({
      expiresAt: '2030-02-01T11:00:00.000Z',
      remindAt: undefined,
    });
    const night = { from: at('17:30'), to: at('18:30') };
    expect(deadlinesUnder({ ...late, expiresAt: at('18:00') }, [night], calendar).expiresAt).toBe(
      at('18:00'),
    );
  });
});
