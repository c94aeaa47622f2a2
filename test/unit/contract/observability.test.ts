import { describe, expect, it } from 'vitest';
import { contractSchema } from '#domain/contract/contract.ts';
import { parsePercentage } from '#domain/contract/percentage.ts';
import { changedFolder } from './changed-folder.ts';
import { kickoffContract, sampleContract } from './sample.ts';

const LEAD = 'sales-qualified-lead.yaml';
const DEAL = 'kickoff.yaml';
const { change, errors, lineNow } = changedFolder(LEAD, DEAL);

/** Says which error one change leads to, and in which line. */
const finds = async (file: string, from: string, to: string, expected: string) => {
  change(file, from, to);
  const [passage = ''] = to.trim().split('\n').slice(-1);
  expect((await errors()).map((error) => error.replace(/^(\S+:\d+):\d+/, '$1'))).toEqual([
    `${file}:${String(lineNow(file, passage))} ${expected}`,
  ]);
};

describe('the amount of a contract', () => {
  it('is a number of the inputs or something that is shown', async () => {
    expect(kickoffContract.amount).toBe('amount');
    change(DEAL, 'amount: amount\n', 'amount: description\n');
    expect(await errors()).toEqual([]);
  });

  it('is not an input of another type, also where it is shown', () =>
    finds(
      DEAL,
      'amount: amount\n',
      'amount: closedate\n',
      'amount: expected one of inputs with type number, or one of show: one of amount, description, found "closedate"',
    ));

  it('is read with the record: what is misspelt is found', () =>
    finds(
      DEAL,
      'amount: amount\n',
      'amount: amonut\n',
      'amount: expected one of inputs with type number, or one of show: one of amount, description, found "amonut" (did you mean amount?)',
    ));
});

describe('the thresholds of a contract', () => {
  it('may be left out, and are in no stored version of before', () => {
    const { observability, amount, ...before } = kickoffContract;
    expect([observability?.windowSeconds, amount]).toEqual([2_592_000, 'amount']);
    expect(contractSchema.parse(before)).toEqual(before);
    expect(contractSchema.parse({ ...sampleContract, observability: {} }).observability).toEqual({
      windowSeconds: 604_800,
      thresholds: {},
    });
  });

  it('are shares that can be missed', () =>
    finds(
      LEAD,
      'acknowledgedInTime: 90%',
      'acknowledgedInTime: 0%',
      'observability.acknowledgedInTime: expected a share above 0% and up to 100%, such as 90%, found "0%"',
    ));

  it('are shares that can be exceeded', () =>
    finds(
      LEAD,
      'failedSync: 2%',
      'failedSync: 100%',
      'observability.failedSync: expected a share from 0% to less than 100%, such as 2%, found "100%"',
    ));

  it('allow nine of ten no less time than half of them', () =>
    finds(
      LEAD,
      'p50: 1h',
      'p50: 5h',
      'observability.timeToAcknowledge.p50: expected no more than p90 (4h), found 5h',
    ));

  it('say something about the time, where they speak of it', () =>
    finds(
      DEAL,
      'timeToAcknowledge:\n    p90: 1d',
      'timeToAcknowledge: {}',
      'observability.timeToAcknowledge: expected p50, p90 or both, found a section',
    ));

  it('are held against what could have expired', () =>
    finds(
      LEAD,
      'window: 7d',
      'window: 2h',
      'observability.window: expected no less than acceptWithin (4h), found 2h',
    ));

  it('add up amounts only where there is one', () =>
    finds(
      LEAD,
      '  window: 7d\n',
      '  window: 7d\n  waitingAmount: 100\n',
      'observability.waitingAmount: expected `amount` besides it, which names the property to add up, found no such field',
    ));

  it('are counted in hours where the deadline is in working time', async () => {
    change(LEAD, 'acceptWithin: 4h', 'acceptWithin: 4h\n  calendar: berlin');
    change(LEAD, 'oldestWaiting: 12h', 'oldestWaiting: 2d');
    expect(await errors()).toEqual([
      expect.stringContaining(
        'observability.oldestWaiting: expected working time in hours and minutes, since a day of work has no 24 hours, found 2d',
      ),
    ]);
  });

  it('suggest the field that was meant', () =>
    finds(
      LEAD,
      'failedSync: 2%',
      'failedSyncs: 2%',
      'observability.failedSyncs: expected one of window, acknowledgedInTime, timeToAcknowledge, waitingAmount, oldestWaiting, failedSync, expired, found "failedSyncs" (did you mean failedSync?)',
    ));
});

it('a share is a number of percent, at most a hundred', () => {
  expect(['90%', '99.5 %', '100%', '0%'].map(parsePercentage)).toEqual([0.9, 0.995, 1, 0]);
  expect(['90', '0.9', '101%', '-1%', '%', '1.234%', 'ninety %'].map(parsePercentage)).toEqual(
    Array(7).fill(undefined),
  );
});
