import { describe, expect, test } from 'vitest';
import type { BeginWait, Delivery } from '#domain/handoff/commands.ts';
import { handoffDueAt } from '#domain/handoff/due.ts';
import { contractSchema } from '#domain/contract/contract.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { at, given, handoffAfter, rules, settings } from './given.ts';
import { delivered, opened, started, waits } from './history.ts';

const later = (afterSeconds = 0, channel: Delivery['channel'] = 'email'): Delivery => ({
  ...{ channel, outcome: 'later', because: 'throttled' },
  ...{ afterSeconds, jitter: 1 },
});
const enter = (...deliveries: Delivery[]): BeginWait => ({
  ...{ type: 'BeginWait', run: 1, epoch: 1, state: 'offer', deliveries },
});
const deferred = (until: number, channel: Delivery['channel'] = 'email'): HandoffFact => ({
  ...{ type: 'DeliveryDeferred', epoch: 1, channel, because: 'throttled', until: at(until) },
});
const retried: HandoffFact = { type: 'DeliveryRetryDue', epoch: 1 };
const undeliverable: HandoffFact = {
  ...{ type: 'OfferUndeliverable', epoch: 1, channel: 'email', because: 'throttled' },
};
const failed: HandoffFact = { ...undeliverable, type: 'DeliveryFailed' };
const wake = { type: 'Wake' } as const;

describe('an offer that no channel takes now', () => {
  test('is sent again after the backoff', () => {
    given(...opened)
      .when(enter(later()), 10)
      .then(deferred(10 + settings.backoffSeconds));
  });

  test('waits for longer each time', () => {
    given(...opened, deferred(10), retried, started(2))
      .when({ ...enter(later()), run: 2 }, 20)
      .then(deferred(20 + settings.backoffSeconds * 2));
  });

  test('waits for what the quickest of its channels asks for', () => {
    given(...opened)
      .when(enter(later(60, 'slack'), later(120)), 0)
      .then(deferred(60 + settings.backoffSeconds, 'slack'));
  });

  test('is not waited for where another channel took it', () => {
    const refusal: HandoffFact = { ...failed, channel: 'slack' };
    given(...opened)
      .when(enter(later(60, 'slack'), { channel: 'email', outcome: 'delivered' }))
      .then(refusal, delivered, waits('offer'));
  });

  test('counts as not delivered once no try would come within the limit', () => {
    const limit = rules.contract.acknowledgment.deliverWithinSeconds;
    given(...opened, deferred(10), retried, started(2))
      .when({ ...enter(later()), run: 2 }, limit)
      .then(failed, undeliverable);
    given(...opened)
      .when(enter(later(limit)))
      .then(failed, undeliverable);
  });

  test('is sent again by a run of its own when the time has come', () => {
    given(...opened, deferred(100))
      .when(wake, 100)
      .then(retried, started(2));
    given(...opened, deferred(100))
      .when(wake, 99)
      .staysQuiet();
    given(...opened, deferred(100), retried, started(2))
      .when(wake, 101)
      .staysQuiet();
  });

  test('is due then, and not before', () => {
    expect(handoffDueAt(handoffAfter(...opened, deferred(100)), settings)).toBe(at(100));
  });

  test('takes no run from anybody', () => {
    const state = handoffAfter(
      ...opened,
      deferred(100),
      retried,
      started(2),
      deferred(200),
      retried,
      started(3),
    );
    expect(state.workflow).toMatchObject({ run: 3, runsSinceDecision: 1 });
  });

  test('has not been left unanswered when its end comes', () => {
    given(...opened, deferred(100), retried, started(2))
      .when(wake, rules.contract.sla.acceptWithinSeconds)
      .then(undeliverable);
  });

  test('is like any other once it was taken', () => {
    const state = handoffAfter(...opened, deferred(100), retried, started(2), delivered, waits('offer', 2));
    expect(state).toMatchObject({ offer: { undelivered: undefined } });
  });
});

test('a contract that was stored without a limit has one of fifteen minutes', () => {
  const stored = contractSchema.parse({ ...rules.contract, acknowledgment: { remindAfterSeconds: [] } });
  expect(stored.acknowledgment.deliverWithinSeconds).toBe(900);
});
