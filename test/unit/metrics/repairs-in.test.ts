import { expect, test } from 'vitest';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { lostTimer, repairsIn } from '#domain/metrics/repairs-in.ts';
import { at, handoffAfter, settings } from '../handoff/given.ts';
import { accepted, asked, hubspot, planned, started, syncing, twoTargets } from '../handoff/history.ts';

const HOURS = 60 * 60;
/** A third of a step, as the stage has it. */
const GRACE = settings.stepSeconds / 3;

const repairs = (history: readonly HandoffFact[], seconds: number, ...facts: readonly HandoffFact[]) =>
  repairsIn(handoffAfter(...history), facts, at(seconds), settings);

test('a step that is overdue is one, whatever began with it', () => {
  const overdue = { type: 'StepOverdue', run: 1, step: 'sync', count: 2 } as const;
  expect(repairs(syncing, 300, overdue, started(2))).toEqual(['sync']);
});

test('so is the end of an offer that comes much later than it should', () => {
  const reminded = { type: 'ReminderDue', epoch: 1 } as const;
  const expired = { type: 'OfferExpired', epoch: 1 } as const;
  expect(repairs([...asked, reminded], 4 * HOURS + GRACE + 1, expired)).toEqual(['timer']);
  expect(repairs([...asked, reminded], 4 * HOURS + GRACE, expired)).toEqual([]);
});

test('so is a reminder', () => {
  expect(repairs(asked, 3 * HOURS + GRACE + 1, { type: 'ReminderDue', epoch: 1 })).toEqual(['timer']);
});

test('so is the end of a deferral', () => {
  const deferred = {
    type: 'TargetDeferred',
    target: hubspot,
    epoch: 1,
    attempt: 1,
    until: at(1000),
    because: 'DAILY',
  } as const;
  const ended = { type: 'DeferralEnded', target: hubspot, epoch: 1 } as const;
  const history = [...syncing, planned(1), deferred];
  expect(repairs(history, 1000 + GRACE + 1, ended)).toEqual(['timer']);
  expect(repairs(history, 1000 + GRACE, ended)).toEqual([]);
});

test('an offer that a pause of the contract made longer ends in time', () => {
  const paused = {
    type: 'OfferPaused',
    epoch: 1,
    until: at(4 * HOURS),
    expiresAt: at(8 * HOURS),
    remindAt: at(7 * HOURS),
  } as const;
  expect(repairs(asked, 7 * HOURS, paused, { type: 'ReminderDue', epoch: 1 })).toEqual([]);
});

test('what people or workers do is none, however late', () => {
  expect(repairs(asked, 9 * HOURS, { type: 'OfferAccepted', epoch: 1, by: 'maya-chen' })).toEqual([]);
  expect(repairs(accepted, 9 * HOURS, { type: 'SyncStarted', run: 1, epoch: 1 })).toEqual([]);
});

test('so is a second look at a difference, counted from when that was due', () => {
  const seen = { type: 'DifferenceSeen', target: hubspot, recheckAt: at(1000) } as const;
  const history = [...syncing, { type: 'HandoffCompleted' }, seen] as const;
  const look = { type: 'SecondLookDue', target: hubspot, recheckAt: at(9 * HOURS) } as const;
  expect(repairs(history, 1000 + GRACE + 1, look)).toEqual(['timer']);
  expect(repairs(history, 1000 + GRACE, look)).toEqual([]);
});

test('of two systems that wait the one counts that goes on', () => {
  const waits = (target: string, seconds: number): HandoffFact => ({
    ...{ type: 'TargetDeferred', target, epoch: 1, attempt: 1, until: at(seconds), because: 'DAILY' },
  });
  const targets = ['ledger', hubspot].map((target) => planned(1, { target }));
  const [, ...rest] = syncing;
  const history = [twoTargets, ...rest, ...targets, waits('ledger', 1000), waits(hubspot, 5000)];
  expect(repairs(history, 5000, { type: 'DeferralEnded', target: hubspot, epoch: 1 })).toEqual([]);
  expect(repairs(history, 5000, { type: 'DeferralEnded', target: 'ledger', epoch: 1 })).toEqual(['timer']);
});

test.each([
  ['a third of a step', 300, 100],
  ['half a minute more than a timer needs, where a third is less', 240, 90],
  ['half a minute more than a timer needs, where a step is hardly longer', 61, 90],
  ['a third, where a step is as quick as a timer or quicker', 60, 20],
])('nothing is lost up to %s', (_, stepSeconds, grace) => {
  expect(lostTimer(at(0), at(grace), { stepSeconds })).toEqual([]);
  expect(lostTimer(at(0), at(grace + 1), { stepSeconds })).toEqual(['timer']);
});

test('what had no deadline lost no timer', () => {
  expect(lostTimer(undefined, at(9 * HOURS), settings)).toEqual([]);
});
