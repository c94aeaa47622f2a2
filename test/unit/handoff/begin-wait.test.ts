import { describe, test } from 'vitest';
import type { BeginWait } from '#domain/handoff/commands.ts';
import { given } from './given.ts';
import {
  accepted,
  asked,
  declined,
  delivered,
  heldOffer,
  opened,
  planned,
  started,
  syncing,
  verified,
  waits,
} from './history.ts';

const mailed = { channel: 'email', outcome: 'delivered' } as const;
const bounced = { channel: 'email', outcome: 'failed', because: 'message-rejected' } as const;

function begin(state: BeginWait['state'], more: Partial<BeginWait> = {}): BeginWait {
  return { type: 'BeginWait', run: 1, epoch: 1, state, deliveries: [], ...more };
}

describe('entering the wait for an answer', () => {
  test('commits what was delivered together with the wait', () => {
    given(...opened)
      .when(begin('offer', { deliveries: [mailed] }))
      .then(delivered, waits('offer'));
  });

  test('does not say a delivery twice when a new run enters it again', () => {
    given(...asked, started(2))
      .when(begin('offer', { run: 2, deliveries: [mailed] }))
      .then(waits('offer', 2));
  });

  test('ends the offer when no channel reached the person', () => {
    const epoch = 1;
    const failed = { epoch, channel: 'email', because: 'message-rejected' } as const;
    given(...opened)
      .when(begin('offer', { deliveries: [bounced] }))
      .then({ type: 'DeliveryFailed', ...failed }, { type: 'OfferUndeliverable', ...failed });
  });

  test('goes on waiting when one channel failed and another reached the person', () => {
    given(...opened)
      .when(begin('offer', { deliveries: [{ ...bounced, channel: 'slack' }, mailed] }))
      .then(
        { type: 'DeliveryFailed', epoch: 1, channel: 'slack', because: 'message-rejected' },
        delivered,
        waits('offer'),
      );
  });

  test('goes on waiting when the person was reached before, whatever fails now', () => {
    given(...asked, started(2))
      .when(begin('offer', { run: 2, deliveries: [bounced] }))
      .then(waits('offer', 2));
  });

  test('stays quiet when the log says all of it already', () => {
    given(...asked)
      .when(begin('offer', { deliveries: [mailed] }))
      .staysQuiet();
  });
});

describe('entering the wait for the targets', () => {
  test('commits the start of the sync together with the wait', () => {
    given(...accepted)
      .when(begin('sync'))
      .then({ type: 'SyncStarted', run: 1, epoch: 1 }, waits('sync'));
  });

  test('is said again by a new run', () => {
    given(...syncing, started(2))
      .when(begin('sync', { run: 2 }))
      .then({ type: 'SyncStarted', run: 2, epoch: 1 }, waits('sync', 2));
  });

  test('goes on while a cancel reads back', () => {
    given(...accepted, planned(1), { type: 'CancelRequested' })
      .when(begin('sync'))
      .then({ type: 'SyncStarted', run: 1, epoch: 1 }, waits('sync'));
  });

  test('stays quiet when the log says so already', () => {
    given(...syncing)
      .when(begin('sync'))
      .staysQuiet();
  });
});

describe('a wait is refused', () => {
  test.each([
    ['offer', accepted],
    ['offer', declined],
    ['offer', heldOffer],
    ['sync', asked],
    ['sync', heldOffer],
    ['sync', [...syncing, verified(1), { type: 'HandoffCompleted' }]],
  ] as const)('when it is over: %s', (state, history) => {
    given(...history)
      .when(begin(state))
      .refuses('wait-is-over');
  });

  test('but what was delivered before the answer came is said, once', () => {
    const deliveries = [{ channel: 'slack', outcome: 'delivered' }] as const;
    const late = { type: 'OfferDelivered', epoch: 1, channel: 'slack' } as const;
    given(...accepted)
      .when(begin('offer', { deliveries }))
      .refuses('wait-is-over', late);
    given(...accepted, late)
      .when(begin('offer', { deliveries }))
      .refuses('wait-is-over');
  });

  test('when it is of another epoch', () => {
    given(...opened)
      .when(begin('offer', { epoch: 2 }))
      .refuses('wait-is-over');
  });

  test('when it belongs to another run', () => {
    given(...asked, started(2))
      .when(begin('offer'))
      .refuses('another-run');
  });

  test('when it belongs to another run, but what this one delivered is said, once', () => {
    const deliveries = [
      { channel: 'email', outcome: 'failed', because: 'rejected' },
      { channel: 'slack', outcome: 'delivered' },
    ] as const;
    const late = { type: 'OfferDelivered', epoch: 1, channel: 'slack' } as const;
    given(...asked, started(2))
      .when(begin('offer', { deliveries }))
      .refuses('another-run', late);
    given(...asked, started(2), late)
      .when(begin('offer', { deliveries }))
      .refuses('another-run');
  });
});
