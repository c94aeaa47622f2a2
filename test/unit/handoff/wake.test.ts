import { describe, expect, test } from 'vitest';
import { handoffDueAt, openDeferrals, peopleDeadline } from '#domain/handoff/due.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { at, given, handoffAfter, settings } from './given.ts';
import {
  accepted,
  asked,
  declined,
  held,
  heldOffer,
  hubspot,
  MAYA,
  opened,
  planned,
  started,
  stuck,
  syncing,
  twoTargets,
  verified,
} from './history.ts';

const wake = { type: 'Wake' } as const;
const HOURS = 60 * 60;
const reminded = { type: 'ReminderDue', epoch: 1 } as const;
const overdue = (step: 'offer' | 'advance' | 'sync', count: number, run = 1) =>
  ({ type: 'StepOverdue', run, step, count }) as const;
const deferred = {
  type: 'TargetDeferred',
  target: hubspot,
  epoch: 1,
  attempt: 1,
  until: at(1000),
  because: 'DAILY',
} as const;

describe('waking an offer', () => {
  test('reminds once, an hour before the end', () => {
    given(...asked)
      .when(wake, 3 * HOURS)
      .then(reminded);
    given(...asked, reminded)
      .when(wake, 3 * HOURS + 1)
      .staysQuiet();
  });

  test('ends it at its deadline', () => {
    given(...asked, reminded)
      .when(wake, 4 * HOURS)
      .then({ type: 'OfferExpired', epoch: 1 });
  });

  test('does not remind of an offer that has run out', () => {
    given(...asked)
      .when(wake, 5 * HOURS)
      .then({ type: 'OfferExpired', epoch: 1 });
  });

  test.each([0, 299, 3 * HOURS - 1])('too early (%i s) changes nothing', (seconds) => {
    given(...asked)
      .when(wake, seconds)
      .staysQuiet();
  });
});

describe('waking a machine step', () => {
  test.each([
    ['offer', opened],
    ['advance', declined],
    ['sync', accepted],
    ['sync', syncing],
  ] as const)('that is late makes its effects again first: %s', (step, history) => {
    given(...history)
      .when(wake, 299)
      .staysQuiet();
    given(...history)
      .when(wake, 300)
      .then(overdue(step, 1));
  });

  test('that is late twice begins a new run', () => {
    given(...accepted, overdue('sync', 1))
      .when(wake, 300)
      .then(overdue('sync', 2), started(2));
  });

  test('counts anew after any progress', () => {
    given(...accepted, overdue('sync', 1), planned(1, { seconds: -120 }))
      .when(wake, 300)
      .then(overdue('sync', 1));
  });

  test('is held in the third run since the last decision', () => {
    const third = [...accepted, started(2), started(3), overdue('sync', 1, 3)];
    given(...third)
      .when(wake, 300)
      .then(overdue('sync', 2, 3), held(stuck));
  });

  test('has a new budget of runs after a person decided', () => {
    given(
      ...accepted,
      started(2),
      started(3),
      held(stuck),
      { type: 'HandoffReleased', how: 'retried' },
      started(4),
      overdue('sync', 1, 4),
    )
      .when(wake, 300)
      .then(overdue('sync', 2, 4), started(5));
  });

  test('is not late under a live lease or a deferral', () => {
    const leased = handoffAfter(...syncing, planned(1, { seconds: 400 }));
    expect(handoffDueAt(leased, settings)).toBe(at(400 + 120 + 300));
    given(...syncing, planned(1), deferred)
      .when(wake, 999)
      .staysQuiet();
  });

  test('is late by its earliest open target', () => {
    const [, ...rest] = syncing;
    const state = handoffAfter(twoTargets, ...rest, planned(1, { seconds: 400 }));
    expect(handoffDueAt(state, settings)).toBe(at(300));
  });

  test('is late by its open plans alone while a cancel reads back', () => {
    const [, ...rest] = syncing;
    const cancelling = [
      twoTargets,
      ...rest,
      planned(1, { seconds: 400 }),
      { type: 'CancelRequested' },
    ] as const;
    expect(handoffDueAt(handoffAfter(...cancelling), settings)).toBe(at(400 + 120 + 300));
  });
});

describe('waking a deferral', () => {
  test('ends it when its time has come', () => {
    given(...syncing, planned(1), deferred)
      .when(wake, 1000)
      .then({ type: 'DeferralEnded', target: hubspot, epoch: 1 });
  });

  test('is named to the timers by the commit that set it', () => {
    const state = handoffAfter(...syncing, planned(1), deferred);
    expect(openDeferrals(state)).toEqual([
      { target: hubspot, at: at(1000), setSeq: state.seq, because: 'DAILY' },
    ]);
    expect(openDeferrals({ ...state, ...handoffAfter(...heldOffer) })).toEqual([]);
  });
});

const parked: readonly (readonly HandoffFact[])[] = [
  heldOffer,
  [...syncing, held(stuck)],
  [...syncing, verified(1), { type: 'HandoffCompleted' }],
  [...asked, { type: 'CancelRequested' }, { type: 'HandoffCancelled' }],
];
test.each(parked.map((history) => [history]))(
  'what only a person moves is never due and never wakes',
  (history) => {
    expect(handoffDueAt(handoffAfter(...history), settings)).toBeUndefined();
    given(...history)
      .when(wake, 1_000_000)
      .staysQuiet();
  },
);

test('the deadline that people know is the reminder, then the end, each named by the commit that set it', () => {
  expect(peopleDeadline(handoffAfter(...asked))).toEqual({ at: at(3 * HOURS), setSeq: 2 });
  const later = handoffAfter(...asked, reminded);
  expect(peopleDeadline(later)).toEqual({ at: at(4 * HOURS), setSeq: later.seq });
  expect(peopleDeadline(handoffAfter(...declined))).toBeUndefined();
  expect(handoffAfter(...asked)).toMatchObject({ offer: { to: MAYA } });
});
