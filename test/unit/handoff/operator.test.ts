import { describe, expect, test } from 'vitest';
import type { OperatorCommand } from '#domain/handoff/commands.ts';
import { openDeferrals } from '#domain/handoff/due.ts';
import { ownershipOf } from '#domain/handoff/state.ts';
import { given, handoffAfter } from './given.ts';
import {
  accepted,
  asked,
  declined,
  held,
  heldOffer,
  heldSync,
  hubspot,
  JONAS,
  MAYA,
  offerMade,
  opened,
  planned,
  started,
  stuck,
  syncing,
  verified,
} from './history.ts';

const retry = { type: 'Retry', textId: 't-1' } as const;
const reassign = { type: 'Reassign', to: JONAS, textId: 't-1' } as const;
const cancel = { type: 'Cancel', textId: 't-1' } as const;
const released = { type: 'HandoffReleased', how: 'retried', textId: 't-1' } as const;
const requestedCancel = { type: 'CancelRequested', textId: 't-1' } as const;
const cancelled = { type: 'HandoffCancelled' } as const;
const completed = { type: 'HandoffCompleted' } as const;
const reading = [...syncing, planned(1), { type: 'CancelRequested' }] as const;
const heldCancel = [...reading, held(stuck)] as const;

describe('releasing a hold', () => {
  test('asks again, in a new epoch and a new run, when it held an offer', () => {
    given(...heldOffer)
      .when(retry, 10)
      .then(released, offerMade(2, MAYA, 'asked-again', 10), started(2));
  });

  test('says that something was corrected', () => {
    given(...heldOffer)
      .when({ type: 'Release' })
      .then({ type: 'HandoffReleased', how: 'corrected' }, offerMade(2, MAYA, 'asked-again'), started(2));
  });

  test('goes back to the sync, to the same owner, when it held a sync', () => {
    given(...heldSync)
      .when(retry)
      .then(released, started(2));
    expect(handoffAfter(...heldSync, released, started(2))).toMatchObject({
      status: 'syncing',
      epoch: 1,
      ownership: { owner: MAYA },
    });
  });

  test('completes at once when the last verdict came while it was held', () => {
    given(...syncing, planned(1), held(stuck), verified(1))
      .when(retry)
      .then(released, completed);
  });

  test('goes on reading back when it held a cancel', () => {
    given(...heldCancel)
      .when(retry)
      .then(released, started(2));
    expect(handoffAfter(...heldCancel, released, started(2)).status).toBe('cancelling');
  });

  test('ends the cancel at once when the last plan ended while it was held', () => {
    given(...heldCancel, verified(1))
      .when(retry)
      .then(released, cancelled);
  });

  test('asks whom an operator had named, when it was held before that person could be asked', () => {
    const named = { type: 'OfferWithdrawn', epoch: 1, because: 'reassigned', next: JONAS } as const;
    given(...asked, named, held({ kind: 'infrastructure', step: 'advance' }))
      .when(retry)
      .then(released, offerMade(2, JONAS, 'reassigned'), started(2));
  });

  test.each([[asked], [declined], [syncing], [reading]])('is refused when nothing is held', (history) => {
    given(...history)
      .when(retry)
      .refuses('not-held');
  });
});

describe('reassigning', () => {
  test('only withdraws an open offer: the workflow makes the next one', () => {
    given(...asked)
      .when(reassign)
      .then({ type: 'OfferWithdrawn', epoch: 1, because: 'reassigned', next: JONAS, textId: 't-1' });
  });

  test.each([[heldOffer], [heldSync]])(
    'ends a hold with an offer to somebody else in a new run',
    (history) => {
      const reassigned = [
        { type: 'HandoffReleased', how: 'reassigned', to: JONAS, textId: 't-1' },
        offerMade(2, JONAS, 'reassigned'),
        started(2),
      ] as const;
      given(...history)
        .when(reassign)
        .then(...reassigned);
      const after = handoffAfter(...history, ...reassigned);
      expect(after.status).toBe('offered');
      expect(ownershipOf(after)).toBeUndefined();
    },
  );

  test('without a name leaves it to the contract who is asked next', () => {
    const withdrawn = { type: 'OfferWithdrawn', epoch: 1, because: 'reassigned' } as const;
    given(...asked)
      .when({ type: 'Reassign', from: MAYA })
      .then(withdrawn);
    expect(handoffAfter(...asked, withdrawn)).toMatchObject({
      status: 'deciding',
      pending: { kind: 'withdrawn', next: undefined },
    });
  });

  test.each([
    ['moved', asked, { from: JONAS }],
    ['moved', accepted, { from: MAYA }],
    ['name-somebody', heldOffer, {}],
    ['name-somebody', heldSync, {}],
  ] as const)('without a name is refused: %s', (because, history, from) => {
    given(...history)
      .when({ type: 'Reassign', ...from })
      .refuses(because);
  });

  test.each([
    ['already-asked', asked, MAYA],
    ['already-accepted', accepted, JONAS],
    ['busy', declined, JONAS],
    ['busy', reading, JONAS],
    ['being-cancelled', heldCancel, JONAS],
  ] as const)('is refused: %s', (because, history, to) => {
    given(...history)
      .when({ type: 'Reassign', to })
      .refuses(because);
  });
});

describe('cancelling', () => {
  test('withdraws an open offer', () => {
    given(...opened)
      .when(cancel)
      .then(requestedCancel, { type: 'OfferWithdrawn', epoch: 1, because: 'cancelled' }, cancelled);
  });

  test.each([[declined], [heldOffer], [accepted], [heldSync]])(
    'ends at once, and starts no run, while no write is under way',
    (history) => {
      given(...history)
        .when(cancel)
        .then(requestedCancel, cancelled);
    },
  );

  test('reads back first while a write may be under way', () => {
    given(...syncing, planned(1))
      .when(cancel)
      .then(requestedCancel);
  });

  test('enters the workflow again to read back what a held handoff may have written', () => {
    given(...syncing, planned(1), held(stuck))
      .when(cancel)
      .then({ type: 'HandoffReleased', how: 'corrected' }, started(2), requestedCancel);
  });

  test('reads back first what an earlier owner may have been written by, while somebody else is asked', () => {
    const askedAgain = [
      ...syncing,
      planned(1),
      held(stuck),
      { type: 'HandoffReleased', how: 'reassigned', to: JONAS },
      offerMade(2, JONAS, 'reassigned'),
      started(2),
    ] as const;
    const facts = [requestedCancel, { type: 'OfferWithdrawn', epoch: 2, because: 'cancelled' }] as const;
    given(...askedAgain)
      .when(cancel)
      .then(...facts);
    expect(handoffAfter(...askedAgain, ...facts).status).toBe('cancelling');
  });

  test('stays quiet while it is under way', () => {
    given(...reading)
      .when(cancel)
      .staysQuiet();
  });

  test('keeps the owner who accepted', () => {
    expect(ownershipOf(handoffAfter(...accepted, requestedCancel, cancelled))?.owner).toBe(MAYA);
  });
});

test.each([
  ['already-completed', [...syncing, verified(1), completed]],
  ['already-cancelled', [...asked, requestedCancel, cancelled]],
] as const)('an ended handoff refuses every decision: %s', (because, history) => {
  const commands: readonly OperatorCommand[] = [retry, { type: 'Release' }, reassign, cancel];
  for (const command of commands)
    given(...history)
      .when(command)
      .refuses(because);
});

describe('a decision about a hold that somebody saw', () => {
  const heldSeq = heldOffer.length;

  test('counts for that hold', () => {
    given(...heldOffer)
      .when({ ...retry, heldSeq })
      .then(released, offerMade(2, MAYA, 'asked-again'), started(2));
  });

  test('is refused when another one has come since, or none is left', () => {
    const commands: readonly OperatorCommand[] = [retry, { type: 'Release' }, reassign, cancel];
    for (const command of commands) {
      given(...heldOffer)
        .when({ ...command, heldSeq: heldSeq - 1 })
        .refuses('moved');
      given(...heldOffer, released, offerMade(2, MAYA, 'asked-again'), started(2))
        .when({ ...command, heldSeq })
        .refuses('moved');
    }
  });
});

test('a release gives every target its three attempts back and ends what it waited for', () => {
  const until = {
    type: 'TargetDeferred',
    target: hubspot,
    epoch: 1,
    until: '2031-01-01T00:00:00.000Z',
  } as const;
  const state = handoffAfter(...syncing, planned(1), { ...until, because: 'DAILY' }, held(stuck), released);
  expect(state.targets[hubspot]).toMatchObject({ used: 0, attempt: 1 });
  expect(openDeferrals(state)).toEqual([]);
});
