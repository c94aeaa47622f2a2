import { describe, expect, test } from 'vitest';
import type { BeginWait } from '#domain/handoff/commands.ts';
import { peopleDeadline } from '#domain/handoff/due.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { at, given, handoffAfter, rules, settings } from './given.ts';
import { delivered, opened, started, waits } from './history.ts';

const quiet = { channel: 'email', until: at(100) } as const;
const enter: BeginWait = { type: 'BeginWait', run: 1, epoch: 1, state: 'offer', deliveries: [], quiet };
const remind = at(3 * 60 * 60);
const kept: HandoffFact = { type: 'OfferKeptQuiet', epoch: 1, ...quiet };
const retried: HandoffFact = { type: 'DeliveryRetryDue', epoch: 1 };

describe('an offer to somebody who wants it quiet', () => {
  test('waits until then', () => {
    given(...opened)
      .when(enter, 10)
      .then(kept);
    expect(peopleDeadline(handoffAfter(...opened, kept))).toMatchObject({ at: at(100) });
  });

  test('waits until then once, however often the wait is entered', () => {
    given(...opened, kept)
      .when(enter, 11)
      .then();
  });

  test('is not kept quiet when they were told before', () => {
    given(...opened, delivered)
      .when(enter, 10)
      .then(waits('offer'));
  });

  test('is sent by a new run at the end, and not before', () => {
    given(...opened, kept)
      .when({ type: 'Wake' }, 99)
      .then();
    given(...opened, kept)
      .when({ type: 'Wake' }, 100)
      .then(retried, started(2));
  });

  test('is then sent again as long as any other, if no channel takes it', () => {
    const { deliverWithinSeconds } = rules.contract.acknowledgment;
    const later = {
      channel: 'email',
      outcome: 'later',
      because: 'throttled',
      afterSeconds: 0,
      jitter: 1,
    } as const;
    const now = 100 + deliverWithinSeconds - settings.backoffSeconds;
    given(...opened, kept, retried, started(2))
      .when({ type: 'BeginWait', run: 2, epoch: 1, state: 'offer', deliveries: [later] }, now)
      .then({
        ...{ type: 'DeliveryDeferred', epoch: 1, channel: 'email', because: 'throttled' },
        until: at(now + settings.backoffSeconds),
      });
  });

  test('drops the reminder that would come before it, and keeps one that comes after', () => {
    expect(handoffAfter(...opened, kept)).toMatchObject({
      offer: { remindAt: remind, clock: { remindAt: remind } },
    });
    const early = handoffAfter(...opened, { ...kept, until: at(1_000_000) });
    expect(early).toMatchObject({ offer: { remindAt: undefined, clock: { remindAt: undefined } } });
  });
});
