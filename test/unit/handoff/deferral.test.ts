import { describe, expect, test } from 'vitest';
import type { SyncCommand } from '#domain/handoff/commands.ts';
import { isPutOff, openDeferrals } from '#domain/handoff/due.ts';
import type { FactOf, HandoffFact } from '#domain/handoff/facts.ts';
import { openExceptions } from '#domain/handoff/state.ts';
import { at, given, handoffAfter } from './given.ts';
import {
  attemptFailed,
  held,
  hubspot,
  planned,
  seen,
  shows,
  stuck,
  syncing,
  verified,
  verify,
} from './history.ts';

/** A deferral of so many seconds, each in a commit at the start. */
const deferred = (
  seconds: number,
  more: Partial<FactOf<'TargetDeferred'>> = {},
): FactOf<'TargetDeferred'> => ({
  type: 'TargetDeferred',
  target: hubspot,
  epoch: 1,
  until: at(seconds),
  because: 'SECONDLY',
  ...more,
});
const told = deferred(600, { isLong: true });

const defer = (afterSeconds: number, jitter: number, looked = seen()): SyncCommand => ({
  type: 'DeferTarget',
  target: hubspot,
  attempt: undefined,
  seen: looked,
  afterSeconds,
  jitter,
  because: 'SECONDLY',
});

const times = (count: number, seconds = 0): readonly HandoffFact[] =>
  Array.from({ length: count }, () => deferred(seconds));

describe('the wait of a deferral', () => {
  test.each([
    ['is what was asked for and a part of the backoff', 0, 10, 1, 15],
    ['doubles its backoff with each deferral in a row', 3, 10, 1, 50],
    ['is spread from what was asked for upwards', 3, 10, 0, 10],
    ['is at most a quarter of an hour', 40, 10, 1, 900],
    ['is never shorter than what was asked for', 40, 3600, 0, 3600],
    ['spreads those who were put off for long, too', 40, 3600, 1, 3600 + 900],
  ] as const)('%s', (_, before, afterSeconds, jitter, seconds) => {
    given(...syncing, ...times(before))
      .when(defer(afterSeconds, jitter))
      .then(deferred(seconds));
  });

  test.each([
    [
      'a verdict',
      [
        planned(1),
        { type: 'TargetMismatched', target: hubspot, epoch: 1, attempt: 1, verdict: 'DROPPED', field: 'x' },
      ],
    ],
    ['a refusal', [attemptFailed(1)]],
    ['a release', [held(stuck), { type: 'HandoffReleased', how: 'retried' }]],
  ] as const)('begins anew after %s', (_, facts) => {
    const { targets } = handoffAfter(...syncing, ...times(5, 60), ...facts);
    expect(targets[hubspot]?.postponed).toEqual({ times: 0, seconds: 0 });
  });

  test('goes on growing when only the write is refused', () => {
    const { targets } = handoffAfter(...syncing, deferred(60), planned(1), deferred(60, { attempt: 1 }));
    expect(targets[hubspot]).toMatchObject({ postponed: { times: 2, seconds: 120 }, used: 0 });
  });
});

describe('the end of a deferral', () => {
  const over: HandoffFact = { type: 'DeferralEnded', target: hubspot, epoch: 1 };

  test('owes another look until the next deferral', () => {
    const { targets } = handoffAfter(...syncing, deferred(10), over);
    expect(targets[hubspot]?.deferralEndedSeq).toBeGreaterThan(0);
    const again = handoffAfter(...syncing, deferred(10), over, deferred(20));
    expect(again.targets[hubspot]?.deferralEndedSeq).toBe(0);
  });

  test('is by the clock: nothing is put off from its instant on', () => {
    const state = handoffAfter(...syncing, deferred(10));
    expect(isPutOff(state, hubspot, at(9))).toBe(true);
    expect(isPutOff(state, hubspot, at(10))).toBe(false);
  });

  test('is of no use to a handoff that waits for a person', () => {
    expect(isPutOff(handoffAfter(...syncing, deferred(10), held(stuck)), hubspot, at(9))).toBe(false);
  });
});

describe('a target that was put off for an hour', () => {
  test('is told of with the next deferral, and goes on waiting', () => {
    given(...syncing, ...times(6, 600))
      .when(defer(10, 0), 600)
      .then(deferred(610, { isLong: true }));
    const state = handoffAfter(...syncing, ...times(6, 600), told);
    expect(state.status).toBe('syncing');
    expect(openDeferrals(state)).toHaveLength(1);
    expect(state.exceptions).toMatchObject([
      { kind: 'deferred', cause: { kind: 'target-deferred', target: hubspot, because: 'SECONDLY' } },
    ]);
  });

  test('is not told of before', () => {
    given(...syncing, ...times(5, 600))
      .when(defer(10, 0), 600)
      .then(deferred(610));
  });

  test('is told of once', () => {
    given(...syncing, ...times(6, 600), told)
      .when(defer(10, 0), 600)
      .then(deferred(610));
  });

  test('is in order again with its verdict', () => {
    given(...syncing, told, planned(1))
      .when(verify(1, shows('maya', 'exactly')))
      .then(verified(1), { type: 'HandoffCompleted' });
    const state = handoffAfter(...syncing, told, planned(1), verified(1), { type: 'HandoffCompleted' });
    expect(openExceptions(state)).toEqual([]);
  });

  test('waits on while it is planned and put off again', () => {
    const again = [{ type: 'DeferralEnded', target: hubspot, epoch: 1 }, planned(1), deferred(60)] as const;
    expect(openExceptions(handoffAfter(...syncing, told, ...again))).toHaveLength(1);
  });

  test('gives way to a hold, whose decision it awaits then', () => {
    const state = handoffAfter(...syncing, told, held(stuck));
    expect(openExceptions(state)).toMatchObject([{ kind: 'hold' }]);
  });

  test('can be cancelled from its incident', () => {
    const { exceptions } = handoffAfter(...syncing, told);
    given(...syncing, told)
      .when({ type: 'Cancel', heldSeq: exceptions[0]?.seq ?? 0 })
      .then({ type: 'CancelRequested' }, { type: 'HandoffCancelled' });
  });

  test('is told of in a cancel that waits for it, too; to cancel it again changes nothing', () => {
    const cancelling = [...syncing, planned(1), { type: 'CancelRequested' }, ...times(6, 600)] as const;
    given(...cancelling)
      .when(defer(10, 0, seen({ attempt: 1, open: true })), 600)
      .then(deferred(610, { isLong: true }));
    const { exceptions, status } = handoffAfter(...cancelling, told);
    expect(status).toBe('cancelling');
    given(...cancelling, told)
      .when({ type: 'Cancel', heldSeq: exceptions[0]?.seq ?? 0 })
      .then();
  });

  test('shows its present state in the record', () => {
    const state = handoffAfter(...syncing, told);
    expect(state.reflectSeq).toBe(state.seq);
  });
});

describe('a system that is left alone', () => {
  const leave = (word: string, isLong: boolean): SyncCommand => ({
    ...{ type: 'DeferTarget', target: hubspot, attempt: undefined, seen: seen() },
    ...{ afterSeconds: 600, jitter: 1, because: word, system: hubspot, isLong },
  });
  const left = (because: string, more: Partial<FactOf<'TargetDeferred'>> = {}) =>
    deferred(600, { because, system: hubspot, ...more });

  test('is waited for as long as that lasts, however often it was waited for before', () => {
    given(...syncing, ...times(10))
      .when(leave('system-down', false))
      .then(left('system-down'));
  });

  test('is told once for each reason for which it lasts long', () => {
    const toldOfDown = left('system-down', { isLong: true });
    given(...syncing)
      .when(leave('system-down', true))
      .then(toldOfDown);
    given(...syncing, toldOfDown)
      .when(leave('consent-gone', true), 600)
      .then({ ...left('consent-gone', { isLong: true }), until: at(1200) });
    given(...syncing, toldOfDown)
      .when(leave('system-down', true), 600)
      .then({ ...left('system-down'), until: at(1200) });
  });

  test('is the cause, where it is not the target itself', () => {
    const waiting = handoffAfter(...syncing, left('consent-gone', { isLong: true, system: 'salesforce' }));
    expect(openExceptions(waiting)).toMatchObject([
      { kind: 'deferred', cause: { target: hubspot, because: 'consent-gone', system: 'salesforce' } },
    ]);
    const own = handoffAfter(...syncing, left('consent-gone', { isLong: true }));
    expect(openExceptions(own)[0]?.cause).not.toHaveProperty('system');
    expect(
      openExceptions(handoffAfter(...syncing, left('consent-gone', { isLong: true }), verified(1))),
    ).toEqual([]);
  });
});
