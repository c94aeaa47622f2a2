import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addSeconds, earliest, latest, secondsUntil } from '#domain/time.ts';

const instant = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

test('instants compare as texts as they do in time', () => {
  fc.assert(
    fc.property(instant, instant, (one, other) => {
      expect(one < other).toBe(Date.parse(one) < Date.parse(other));
    }),
  );
});

test('seconds are added across days and back', () => {
  expect(addSeconds('2030-02-28T23:59:59.500Z', 1)).toBe('2030-03-01T00:00:00.500Z');
  expect(addSeconds('2030-03-01T00:00:00.000Z', -0.001)).toBe('2030-02-28T23:59:59.999Z');
});

test('a wait is never shorter than what is left, and never negative', () => {
  expect(secondsUntil('2030-01-01T00:00:00.000Z', '2030-01-01T00:00:01.001Z')).toBe(2);
  expect(secondsUntil('2030-01-01T00:00:01.000Z', '2030-01-01T00:00:00.000Z')).toBe(0);
  fc.assert(
    fc.property(instant, instant, (from, to) => {
      expect(addSeconds(from, secondsUntil(from, to)) >= to).toBe(true);
    }),
  );
});

describe('the first and the last of several instants', () => {
  const [first, last] = ['2030-01-01T00:00:00.000Z', '2031-01-01T00:00:00.000Z'] as const;

  test('leave out what is not known', () => {
    expect(earliest(undefined, last, first, undefined)).toBe(first);
    expect(latest(first, undefined, last)).toBe(last);
    expect(latest(last, first)).toBe(last);
  });

  test('are none when none is known', () => {
    expect(earliest()).toBeUndefined();
    expect(earliest(undefined)).toBeUndefined();
  });
});
