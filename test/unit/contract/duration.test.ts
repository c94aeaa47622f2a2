import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationMeant, parseDuration, secondsOf } from '#domain/contract/duration.ts';

describe('a duration', () => {
  it.each([
    ['45s', 45],
    ['30m', 1800],
    ['4h', 14_400],
    ['1h30m', 5400],
    ['2d', 172_800],
    ['PT4H', 14_400],
    ['P2D', 172_800],
    ['P1DT1H1M1S', 90_061],
    ['0s', 0],
  ])('%s is %i seconds', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  it.each(['', 'P', 'PT', 'P1DT', '4', '4 h', '-4h', '4H', '1.5h', '30m1h', 'four hours', 'P1M'])(
    '"%s" is none',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );

  it('means the same in both notations', () => {
    const upTo = (max: number) => fc.integer({ min: 0, max });
    fc.assert(
      fc.property(upTo(999), upTo(99), upTo(99), upTo(99), (d, h, m, s) => {
        const seconds = d * 86_400 + h * 3600 + m * 60 + s;
        expect(parseDuration(`${d}d${h}h${m}m${s}s`)).toBe(seconds);
        expect(parseDuration(`P${d}DT${h}H${m}M${s}S`)).toBe(seconds);
      }),
    );
  });
});

describe('a duration in words', () => {
  it.each([
    ['4 hours', '4h'],
    ['4H', '4h'],
    [' 1 day ', '1d'],
    ['30 min', '30m'],
    ['2 minutes', '2m'],
    ['45 seconds', '45s'],
  ])('%s means %s', (text, meant) => {
    expect(durationMeant(text)).toBe(meant);
  });

  it.each(['', 'four hours', '4', '4 weeks'])('"%s" means nothing', (text) => {
    expect(durationMeant(text)).toBeUndefined();
  });

  it('that gets past the check is a defect of it', () => {
    expect(() => secondsOf('soon')).toThrow('not a duration: soon');
  });
});
