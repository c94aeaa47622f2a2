import { describe, expect, test } from 'vitest';
import * as due from '#domain/handoff/due.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { at, handoffAfter, settings } from './given.ts';
import { accepted, asked, declined, delivered, heldOffer, heldSync, hubspot } from './history.ts';
import { JONAS, MAYA, offerMade, opened, planned, syncing, twoTargets, verified, waits } from './history.ts';

const HOUR = 3600;
const [, ...rest] = syncing;
const both = [twoTargets, ...rest] as const;
const cancel: HandoffFact = { type: 'CancelRequested' };
const rollback: HandoffFact = { type: 'RollbackStarted', because: 'operator' };
const postponed: HandoffFact = { type: 'OfferPostponed', epoch: 2, until: at(HOUR), leftOut: [] };
const deferred = (seconds: number, target = hubspot): HandoffFact => ({
  ...{ type: 'TargetDeferred', target, epoch: 1, until: at(seconds), because: 'rate-limited' },
});
const later: HandoffFact = {
  ...{ type: 'DeliveryDeferred', epoch: 1, channel: 'email', because: 'busy', until: at(600) },
};
const completed = [...syncing, verified(1), { type: 'HandoffCompleted' }] as const;
const would = { kind: 'ask', to: MAYA, because: 'named' } as const;
const observed = [opened[0], { type: 'HandoffObserved', would, until: at(HOUR) }] as const;
const ledger = { target: 'ledger' };
const names = (targets: readonly (readonly [string, unknown])[]) => targets.map(([name]) => name);

describe('the step that must move on by itself', () => {
  test.each([
    ['is the offer until it is waited for', 'offer', opened],
    ['is none while somebody is asked', undefined, asked],
    ['is the offer when another is made', 'offer', [...asked, offerMade(2, JONAS, 'fallback')]],
    ['is the offer when the workflow waits for something else', 'offer', [...opened, waits('sync')]],
    ['is the offer until it is waited for somebody to ask', 'offer', [...asked, postponed]],
    ['is the decision', 'advance', declined],
    ['is the sync', 'sync', accepted],
    ['is the sync while a cancel reads back', 'sync', [...syncing, cancel]],
    ['is the rollback', 'rollback', [...syncing, rollback]],
    ['is none of what is only observed', undefined, observed],
    ['is none of what is held', undefined, heldSync],
    ['is none of what is done', undefined, completed],
    ['is none of what is cancelled', undefined, [...syncing, cancel, { type: 'HandoffCancelled' }]],
  ] as const)('%s', (_, step, history) => {
    const state = handoffAfter(...history);
    expect(due.openStep(state)).toBe(step);
    expect(due.stepDueAt(state, settings) === undefined).toBe(step === undefined);
  });

  test('is due some time after it began, or after the offer is sent again', () => {
    expect(due.stepDueAt(handoffAfter(...declined), settings)).toBe(at(300));
    expect(due.stepDueAt(handoffAfter(...opened, later), settings)).toBe(at(600 + 300));
    expect(due.resendAt(handoffAfter(...opened, later))).toBe(at(600));
    expect(due.resendAt(handoffAfter(...opened))).toBeUndefined();
    expect(due.resendAt(handoffAfter(...syncing))).toBeUndefined();
  });

  test('is due by the first target whose wait is over', () => {
    const waiting = [deferred(1000), deferred(900, 'ledger')];
    expect(due.stepDueAt(handoffAfter(...both, ...waiting), settings)).toBe(at(900 + 300));
    expect(due.stepDueAt(handoffAfter(...both, verified(1), ...waiting), settings)).toBe(at(900 + 300));
  });

  test('is due at once where no target is waited for', () => {
    expect(due.stepDueAt(handoffAfter(...syncing, cancel), settings)).toBe(at(300));
  });
});

describe('the targets that are waited for', () => {
  test('are those that do not show the owner yet, nor are done without', () => {
    const skipped: HandoffFact = { type: 'TargetSkipped', ...ledger, epoch: 1 };
    expect(names(due.awaitedTargets(handoffAfter(...both)))).toEqual([hubspot, 'ledger']);
    expect(names(due.awaitedTargets(handoffAfter(...both, verified(1))))).toEqual(['ledger']);
    expect(names(due.awaitedTargets(handoffAfter(...both, skipped)))).toEqual([hubspot]);
    expect(due.skippedTargets(handoffAfter(...both, skipped))).toEqual(['ledger']);
    expect(due.skippedTargets(handoffAfter(...both, skipped, offerMade(2, JONAS, 'reassigned')))).toEqual([]);
  });

  test('are the plans that are open while a cancel reads back', () => {
    expect(names(due.awaitedTargets(handoffAfter(...both, planned(1, ledger), cancel)))).toEqual(['ledger']);
  });

  test('is the one whose turn it is while all is taken back', () => {
    const rolling = [...both, planned(1), planned(1, ledger), rollback] as const;
    const back = (target: string, attempt: number): HandoffFact => ({
      ...{ type: 'TargetReversed', target, epoch: 1, attempt, verdict: 'VERIFIED' },
    });
    expect(names(due.awaitedTargets(handoffAfter(...rolling)))).toEqual(['ledger']);
    expect(names(due.awaitedTargets(handoffAfter(...rolling, back('ledger', 2))))).toEqual([hubspot]);
    expect(due.awaitedTargets(handoffAfter(...rolling, back('ledger', 2), back(hubspot, 2)))).toEqual([]);
  });

  test('are none anywhere else', () => {
    for (const history of [declined, asked, [...asked, postponed], observed, heldSync, completed])
      expect(due.awaitedTargets(handoffAfter(...history))).toEqual([]);
  });
});

describe('the deadline that people know of', () => {
  test.each([
    ['is when somebody can be asked', HOUR, 6, [...asked, postponed]],
    ['is when an offer that is only observed would be over', HOUR, 2, observed],
    ['is the reminder', 3 * HOUR, 2, asked],
    ['is the end once reminded', 4 * HOUR, 6, [...asked, { type: 'ReminderDue', epoch: 1 }]],
    ['is when an offer is sent again', 600, 4, [...opened, later]],
  ] as const)('%s', (_, seconds, setSeq, history) => {
    expect(due.peopleDeadline(handoffAfter(...history))).toStrictEqual({ at: at(seconds), setSeq });
  });

  test('is the end of the offer where that comes before it is sent again', () => {
    const far = { ...later, until: at(5 * HOUR) };
    expect(due.peopleDeadline(handoffAfter(...opened, far))?.at).toBe(at(4 * HOUR));
    const retried: HandoffFact = { type: 'DeliveryRetryDue', epoch: 1 };
    expect(due.peopleDeadline(handoffAfter(...opened, far, retried))).toStrictEqual({
      ...{ at: at(3 * HOUR), setSeq: 2 },
    });
    expect(due.peopleDeadline(handoffAfter(...opened, delivered))?.at).toBe(at(3 * HOUR));
  });

  test('is none once it is seen who became the owner, or that nobody did', () => {
    const seen: HandoffFact = { type: 'TransferObserved', owner: JONAS, tookSeconds: 5 };
    for (const fact of [seen, { type: 'TransferOverdue' } as const])
      expect(due.peopleDeadline(handoffAfter(...observed, fact))).toBeUndefined();
  });
});

describe('a wait for a system', () => {
  test('is open while its step is, and has the timer of its commit', () => {
    expect(due.openDeferrals(handoffAfter(...both, deferred(600)))).toStrictEqual([
      { target: hubspot, at: at(600), setSeq: 9, because: 'rate-limited', system: undefined },
    ]);
    expect(due.openDeferrals(handoffAfter(...both, rollback, deferred(600)))).toHaveLength(1);
    const state = handoffAfter(...both, deferred(600), offerMade(2, JONAS, 'reassigned'));
    expect(due.openDeferrals(state)).toEqual([]);
  });

  test('puts off its own target until it is over', () => {
    const state = handoffAfter(...both, deferred(600));
    expect(due.isPutOff(state, hubspot, at(599))).toBe(true);
    expect(due.isPutOff(state, hubspot, at(600))).toBe(false);
    expect(due.isPutOff(state, 'ledger', at(0))).toBe(false);
  });
});

describe('whatever is due next', () => {
  test('is the earliest of all', () => {
    const dueAt = (...history: readonly HandoffFact[]) =>
      due.handoffDueAt(handoffAfter(...history), settings);
    expect(dueAt(...asked)).toBe(at(3 * HOUR));
    expect(dueAt(...opened)).toBe(at(300));
    expect(dueAt(...both, deferred(200), deferred(600, 'ledger'))).toBe(at(200));
    const seen: HandoffFact = { type: 'DifferenceSeen', target: hubspot, recheckAt: at(60) };
    expect(dueAt(...completed, seen)).toBe(at(60));
    expect(dueAt(...heldOffer)).toBeUndefined();
  });

  test('is what people know of where no step is open', () => {
    expect(due.handoffDueAt(handoffAfter(...observed), settings)).toBe(at(HOUR));
  });
});
