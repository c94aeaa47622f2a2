import { expect, test } from 'vitest';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { repairsIn } from '#domain/metrics/repairs-in.ts';
import { at, handoffAfter, settings } from '../handoff/given.ts';
import { accepted, asked, hubspot, planned, started, syncing } from '../handoff/history.ts';

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
