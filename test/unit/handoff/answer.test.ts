import { describe, expect, test } from 'vitest';
import type { AnswerOffer } from '#domain/handoff/commands.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { at, given, handoffAfter } from './given.ts';
import {
  accepted,
  asked,
  declined,
  heldOffer,
  heldSync,
  held,
  JONAS,
  MAYA,
  offerMade,
  planned,
  started,
  syncing,
  verified,
} from './history.ts';

const HOURS = 60 * 60;
const accept = { type: 'AcceptOffer', epoch: 1, by: MAYA } as const;
const decline = { type: 'DeclineOffer', epoch: 1, by: MAYA, reason: 'no-time', textId: 't-1' } as const;
const giveBack = {
  type: 'ReturnHandoff',
  epoch: 1,
  by: MAYA,
  reason: 'incomplete',
  missing: ['phone'],
} as const;

const reassigned = [
  ...heldOffer,
  { type: 'HandoffReleased', how: 'reassigned', to: JONAS },
  offerMade(2, JONAS, 'reassigned'),
  started(2),
] as const;
const expired = [...asked, { type: 'OfferExpired', epoch: 1 }] as const;

describe('answering an offer', () => {
  test('makes an owner only of whoever accepts', () => {
    given(...asked)
      .when(accept, 60)
      .then({ type: 'OfferAccepted', epoch: 1, by: MAYA });
    expect(handoffAfter(...accepted)).toMatchObject({ status: 'syncing', ownership: { owner: MAYA } });
  });

  test('counts before the workflow has said that it waits', () => {
    given(...asked.slice(0, 3))
      .when(accept)
      .then({ type: 'OfferAccepted', epoch: 1, by: MAYA });
  });

  test('declines with a reason', () => {
    given(...asked)
      .when(decline)
      .then({ type: 'OfferDeclined', epoch: 1, by: MAYA, reason: 'no-time', textId: 't-1' });
  });

  test('returns with a reason and what is missing', () => {
    given(...asked)
      .when(giveBack)
      .then({ type: 'HandoffReturned', epoch: 1, by: MAYA, reason: 'incomplete', missing: ['phone'] });
  });

  test('counts until the last millisecond before the deadline', () => {
    given(...asked)
      .when(accept, 4 * HOURS - 0.001)
      .then({ type: 'OfferAccepted', epoch: 1, by: MAYA });
  });
});

describe('an answer that comes to nothing is refused truthfully', () => {
  const cases: [because: string, history: readonly HandoffFact[], command: AnswerOffer, seconds?: number][] =
    [
      ['already-accepted', [...accepted], accept],
      ['already-accepted', [...accepted], decline],
      ['already-accepted', [...heldSync], accept],
      ['already-accepted', [...syncing, verified(1), { type: 'HandoffCompleted' }], accept],
      ['foreign', [...asked], { ...accept, by: JONAS }],
      ['superseded', [...reassigned], accept],
      ['superseded', [...asked], { ...accept, epoch: 2 }],
      ['expired', [...asked], accept, 4 * HOURS],
      ['expired', [...asked], giveBack, 4 * HOURS],
      ['expired', [...expired], accept, 4 * HOURS],
      ['expired', [...expired, held({ kind: 'expired', person: MAYA })], accept, 5 * HOURS],
      ['over', [...declined], accept],
      ['over', [...heldOffer], accept],
      ['over', [...asked, { type: 'CancelRequested' }, { type: 'HandoffCancelled' }], accept],
      ['over', [...syncing, planned(1), { type: 'CancelRequested' }], accept],
    ];

  test.each(cases)('%s', (because, history, command, seconds = 0) => {
    const { epoch, by } = command;
    given(...history)
      .when(command, seconds)
      .refuses(because, { type: 'AnswerRefused', epoch, by, because });
  });

  test('and remembered once per offer, person and reason', () => {
    const refusal = { type: 'AnswerRefused', epoch: 1, by: MAYA, because: 'already-accepted' } as const;
    given(...accepted, refusal)
      .when(accept, 9)
      .refuses('already-accepted');
    given(...accepted, refusal)
      .when({ ...accept, by: JONAS }, 9)
      .refuses('already-accepted', { ...refusal, by: JONAS });
  });

  test('and changes nothing but the memory of it', () => {
    const before = handoffAfter(...accepted);
    const after = handoffAfter(...accepted, {
      type: 'AnswerRefused',
      epoch: 1,
      by: JONAS,
      because: 'already-accepted',
    });
    expect(after).toMatchObject({ status: 'syncing', ownership: { owner: MAYA }, epoch: before.epoch });
    expect(after.refusals).toEqual([`1 ${JONAS} already-accepted`]);
  });
});

test('an acceptance is dated by its own commit', () => {
  expect(handoffAfter(...accepted)).toMatchObject({ epoch: 1, ownership: { acceptedAt: at(0) } });
});
