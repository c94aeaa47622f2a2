import { describe, expect, test } from 'vitest';
import { freshTarget } from '#domain/handoff/evolve-target.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { mayBeWritten } from '#domain/handoff/rollback.ts';
import { at, given, handoffAfter } from './given.ts';
import { hubspot, planned, seen, syncing, twoTargets } from './history.ts';

const ledger = 'ledger';
const [, ...begun] = syncing;
const again = { type: 'Cancel', textId: 't-1' } as const;
const requested: HandoffFact = { type: 'CancelRequested' };
const cancelled: HandoffFact = { type: 'HandoffCancelled' };
const putOff = (otherwise: { readonly because?: string; readonly isLong?: true } = {}): HandoffFact => ({
  ...{ type: 'TargetDeferred', target: hubspot, epoch: 1, until: at(900), because: 'system-down' },
  ...otherwise,
});
const isLong = { isLong: true } as const;
const givenUp: HandoffFact = {
  ...{ type: 'ReadBackGivenUp', target: hubspot, epoch: 1, attempt: 1, textId: 't-1' },
};
const inVain = [...syncing, planned(1), requested, putOff(isLong)] as const;

describe('a cancel that is asked for once more', () => {
  test('no longer waits for what cannot be read, and says that it is not known', () => {
    given(...inVain)
      .when(again, 120)
      .then(givenUp, cancelled);
    const target = handoffAfter(...inVain, givenUp).targets[hubspot];
    expect(target).toMatchObject({ plan: undefined, deferral: undefined });
    expect(target && mayBeWritten(target)).toBe(true);
  });

  test('goes on waiting for the others', () => {
    given(twoTargets, ...begun, planned(1), planned(1, { target: ledger }), requested, putOff(isLong))
      .when(again, 120)
      .then(givenUp);
  });

  test.each([
    ['a worker may be writing', inVain, 119],
    ['nobody was told yet', [...syncing, planned(1), requested, putOff()], 120],
    ['it was not tried since', [...syncing, planned(1), putOff(isLong), requested], 120],
    ['it is read, and looked at once more', [...inVain, putOff({ because: 'second-look' })], 120],
  ] as const)('stays quiet while %s', (_, history, seconds) => {
    given(...history)
      .when(again, seconds)
      .staysQuiet();
  });
});

describe('a cancel that can never read back', () => {
  const refused = { type: 'FailAttempt', target: hubspot, because: 'http-403', permanent: true } as const;
  const reading = [...syncing, planned(1), requested] as const;
  const unread: HandoffFact = {
    ...{ type: 'AttemptFailed', target: hubspot, epoch: 1, attempt: 1, because: 'http-403', isUnread: true },
  };
  const applied = (...facts: readonly HandoffFact[]) =>
    mayBeWritten(handoffAfter(...facts).targets[hubspot] ?? freshTarget);

  test('is over, and the write may have happened', () => {
    given(...reading)
      .when({ ...refused, attempt: undefined, seen: seen({ attempt: 1, open: true }) }, 120)
      .then(unread, cancelled);
    expect(applied(...reading, unread)).toBe(true);
  });

  test('knows that nothing was written where its own worker was refused', () => {
    const known: HandoffFact = {
      ...{ type: 'AttemptFailed', target: hubspot, epoch: 1, attempt: 1, because: 'http-403' },
    };
    given(...reading)
      .when({ ...refused, attempt: 1, seen: seen({ attempt: 1, open: true }) }, 120)
      .then(known, cancelled);
    expect(applied(...reading, known)).toBe(false);
  });
});
