import { describe, expect, test } from 'vitest';
import { logPosition, openWait, tokenPosition, waitPosition } from '#domain/handoff/wait.ts';
import { handoffAfter } from './given.ts';
import {
  accepted,
  acceptedBy,
  asked,
  declined,
  held,
  heldOffer,
  heldSync,
  JONAS,
  offerMade,
  opened,
  planned,
  started,
  stuck,
  syncing,
  verified,
} from './history.ts';

const cancelRequested = { type: 'CancelRequested' } as const;
const reoffered = [
  ...heldOffer,
  { type: 'HandoffReleased', how: 'reassigned', to: JONAS },
  offerMade(2, JONAS, 'reassigned'),
  started(2),
] as const;
/** A write for Maya may be under way while Jonas is asked, and then it is cancelled. */
const cancelledOffer = [
  ...syncing,
  planned(1),
  held(stuck),
  { type: 'HandoffReleased', how: 'reassigned', to: JONAS },
  offerMade(2, JONAS, 'reassigned'),
  started(2),
  { type: 'OfferWithdrawn', epoch: 2, because: 'cancelled' },
  cancelRequested,
] as const;

test('the waits of a run come in one order, epoch by epoch', () => {
  const order = [
    waitPosition(1, 'offer'),
    waitPosition(1, 'sync'),
    waitPosition(2, 'offer'),
    waitPosition(2, 'sync'),
  ];
  expect(order.toSorted((a, b) => a - b)).toEqual(order);
  expect(new Set(order).size).toBe(order.length);
});

test.each([
  ['offer', opened, 1, 'offer'],
  [undefined, declined, 1, 'offer'],
  [undefined, heldOffer, 1, 'offer'],
  ['offer', reoffered, 2, 'offer'],
  ['sync', accepted, 1, 'sync'],
  ['sync', [...reoffered, acceptedBy(JONAS, 2)], 2, 'sync'],
  [undefined, heldSync, 1, 'sync'],
  ['sync', [...syncing, planned(1), cancelRequested], 1, 'sync'],
  ['sync', cancelledOffer, 2, 'sync'],
  [undefined, [...cancelledOffer, held(stuck)], 2, 'sync'],
  [undefined, [...cancelledOffer, { type: 'HandoffCancelled' }], 2, 'sync'],
  [undefined, [...syncing, verified(1), { type: 'HandoffCompleted' }], 1, 'sync'],
] as const)('the log waits for %s', (wait, history, epoch, reached) => {
  const state = handoffAfter(...history);
  expect(openWait(state)).toBe(wait);
  expect(logPosition(state)).toBe(waitPosition(epoch, reached));
});

describe('a token', () => {
  test('is stored under the wait in which the log is, if the execution waits there too', () => {
    expect(tokenPosition(handoffAfter(...asked), 'offer')).toBe(waitPosition(1, 'offer'));
    expect(tokenPosition(handoffAfter(...syncing), 'sync')).toBe(waitPosition(1, 'sync'));
  });

  test.each([
    ['offer', declined],
    ['offer', heldOffer],
    ['offer', accepted],
    ['sync', heldSync],
    ['sync', reoffered],
  ] as const)(
    'of a wait that is over (%s) is stored before it, so that it is old for every reader',
    (wait, history) => {
      const state = handoffAfter(...history);
      expect(tokenPosition(state, wait)).toBe(logPosition(state) - 1);
    },
  );
});
