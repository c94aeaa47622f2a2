import { describe, expect, test } from 'vitest';
import { canWait, quietUntil } from '#domain/routing/quiet-hours.ts';
import { quietHoursSchema } from '#domain/routing/wishes.ts';
import { sampleContract } from '../contract/sample.ts';

const over = { timeZone: 'Europe/Berlin', quietHours: { from: '22:00', until: '07:00' } };
const within = { timeZone: 'America/New_York', quietHours: { from: '12:00', until: '13:30' } };
/** Clocks there go from 02:00 to 03:00 on 31 March 2030, and from 03:00 to 02:00 on 27 October. */
const early = { timeZone: 'Europe/Berlin', quietHours: { from: '01:00', until: '02:30' } };

describe('until when it is to be quiet', () => {
  test.each([
    ['before midnight: the next morning there', over, '2030-01-31T21:00:00.000Z', '2030-02-01T06:00:00.000Z'],
    ['after midnight: this morning', over, '2030-01-31T23:30:00.000Z', '2030-02-01T06:00:00.000Z'],
    ['at the end: not any more', over, '2030-02-01T06:00:00.000Z', undefined],
    ['a moment before it', over, '2030-02-01T05:59:59.999Z', '2030-02-01T06:00:00.000Z'],
    ['a moment before it begins: not yet', over, '2030-01-31T20:59:59.999Z', undefined],
    ['within a day', within, '2030-07-01T16:00:00.000Z', '2030-07-01T17:30:00.000Z'],
    ['and not before, nor the day after', within, '2030-07-01T15:59:00.000Z', undefined],
    [
      'in the night in which clocks skip an hour',
      over,
      '2030-03-31T00:00:00.000Z',
      '2030-03-31T05:00:00.000Z',
    ],
    ['an end that clocks skip is the change', early, '2030-03-31T00:30:00.000Z', '2030-03-31T01:00:00.000Z'],
    [
      'an end that clocks show twice is the first',
      early,
      '2030-10-27T00:10:00.000Z',
      '2030-10-27T00:30:00.000Z',
    ],
  ])('%s', (_, person, now, until) => {
    expect(quietUntil(person, now)).toBe(until);
  });

  test('never for who said nothing', () => {
    expect(quietUntil({ timeZone: 'Europe/Berlin' }, '2030-01-31T23:30:00.000Z')).toBeUndefined();
  });
});

describe('what can wait', () => {
  const until = '2030-02-01T06:00:00.000Z';
  const ignoring = { acknowledgment: { ...sampleContract.acknowledgment, quietHours: 'ignore' as const } };

  test.each([
    ['what has no deadline', sampleContract, undefined, true],
    ['what leaves an hour', sampleContract, '2030-02-01T07:00:00.000Z', true],
    ['not what leaves less', sampleContract, '2030-02-01T06:59:59.999Z', false],
    ['nothing where the contract says so', ignoring, undefined, false],
  ])('%s', (_, contract, deadline, answer) => {
    expect(canWait(contract, until, deadline)).toBe(answer);
  });
});

test.each(['7:00', '24:00', '12:60', '12:00:00', ''])('“%s” is no time of day', (time) => {
  expect(quietHoursSchema.safeParse({ from: '06:00', until: time }).success).toBe(false);
});
