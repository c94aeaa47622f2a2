import { describe, expect, test } from 'vitest';
import { evolveHandoff } from '#domain/handoff/evolve.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { handoffFactSchema } from '#domain/handoff/facts.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { openExceptions } from '#domain/handoff/state.ts';
import { everyFact } from '../story/every-fact.ts';
import { at, fold, handoffAfter } from './given.ts';
import {
  accepted,
  acceptedBy,
  asked,
  held,
  heldOffer,
  heldSync,
  hubspot,
  JONAS,
  MAYA,
  offerMade,
  opened,
  planned,
  request,
  stuck,
  syncing,
  twoTargets,
  verified,
} from './history.ts';

const facts = everyFact().flatMap((fact) => handoffFactSchema.safeParse(fact).data ?? []);

/** The kinds of facts after which something holds of a state, among those that may follow it. */
function after(state: Handoff, holds: (next: Handoff) => boolean): readonly string[] {
  const kinds = facts.flatMap((fact) => {
    if (fact.type === 'TransferObserved' || fact.type === 'TransferOverdue') return [];
    const next = evolveHandoff(state, fact, { seq: 99, at: at(60), correlationId: 'c-1' });
    return holds(next) ? [fact.type] : [];
  });
  return [...new Set(kinds)].toSorted();
}

const other = 'ledger';
const completed = [...syncing, planned(1), verified(1), { type: 'HandoffCompleted' }] as const;
const deferred: HandoffFact = {
  ...{ type: 'TargetDeferred', target: hubspot, epoch: 1, until: at(7200), because: 'rate-limited' },
  isLong: true,
};

describe('what a step that is late tells of ends', () => {
  const late = handoffAfter(...accepted, { type: 'StepOverdue', run: 1, step: 'sync', count: 2 });

  test('with anything that gets on, but not with what only waits', () => {
    expect(after(late, (next) => openExceptions(next).some(({ kind }) => kind === 'overdue'))).toEqual([
      ...['AnswerRefused', 'OfferPaused', 'OfferResumed', 'ReminderDue', 'StartOverdue', 'StartPaused'],
      ...['StartResumed', 'StatusChangeDue', 'StatusChanged', 'StatusLeft', 'StepFailed', 'StepOverdue'],
      ...['TargetQueued', 'WorkStarted', 'WorkflowStarted'],
    ]);
  });

  test('once: what has ended stays so', () => {
    const state = handoffAfter(...heldOffer, { type: 'HandoffReleased', how: 'retried' });
    const [hold] = evolveHandoff(
      state,
      { type: 'HandoffCancelled' },
      { seq: 99, at: at(60), correlationId: 'c-1' },
    ).exceptions;
    expect(hold?.endedSeq).toBe(state.seq);
  });

  test('not where a hold of a later commit begins: that is one more', () => {
    const kinds = (state: Handoff) => state.exceptions.map(({ kind, endedSeq }) => [kind, endedSeq]);
    const next = evolveHandoff(late, held(stuck), { seq: 99, at: at(60), correlationId: 'c-1' });
    expect(kinds(next)).toEqual([
      ['overdue', 99],
      ['hold', undefined],
    ]);
  });

  test('and is told of beside a hold', () => {
    const state = handoffAfter(...heldSync, { type: 'StepOverdue', run: 1, step: 'sync', count: 2 });
    expect(openExceptions(state).map(({ kind }) => kind)).toEqual(['hold', 'overdue']);
  });
});

test('a hold ends with a decision, or with the hold that takes its place', () => {
  const state = handoffAfter(...heldSync);
  expect(after(state, (next) => next.exceptions[0]?.endedSeq === 99)).toEqual([
    ...['HandoffCancelled', 'HandoffHeld', 'HandoffReleased'],
  ]);
});

test('a long wait for a system ends with another word of it, or when nobody waits for it any more', () => {
  const state = handoffAfter(...syncing, deferred);
  expect(after(state, (next) => next.exceptions[0]?.endedSeq === 99)).toEqual([
    ...['AttemptFailed', 'DifferenceGone', 'DifferenceSeen', 'HandoffCancelled', 'HandoffHeld'],
    ...[
      'HandoffReopened',
      'ReadBackGivenUp',
      'ReversalFailed',
      'RollbackStarted',
      'SecondLookDue',
      'TargetFailed',
    ],
    ...['TargetMismatched', 'TargetReversed', 'TargetSkipped', 'TargetVerified'],
  ]);
});

test('a long wait for a system does not end with a word of another', () => {
  const [, ...rest] = syncing;
  const state = handoffAfter(twoTargets, ...rest, { ...deferred, target: other }, verified(1));
  expect(openExceptions(state)).toMatchObject([
    { kind: 'deferred', cause: { target: other, because: 'rate-limited' } },
  ]);
});

test('the record shows anew what is asked, held, released, taken back or over, and what takes long', () => {
  const state = handoffAfter(...syncing);
  expect(after(state, ({ reflectSeq }) => reflectSeq === 99)).toEqual([
    ...['HandoffCancelled', 'HandoffCompleted', 'HandoffHeld', 'HandoffReleased'],
    ...['OfferMade', 'OfferPostponed', 'RollbackEnded', 'RollbackStarted'],
  ]);
  expect(handoffAfter(...syncing, deferred)).toMatchObject({ reflectSeq: 9 });
});

test('what is told of an offer that is no longer open changes nothing of what is done', () => {
  const parked = { at: 'sync', ownership: { owner: MAYA, acceptedAt: at(0) } };
  const late: readonly HandoffFact['type'][] = [
    ...(['ReminderDue', 'DeliveryDeferred', 'DeliveryRetryDue', 'OfferDelivered'] as const),
    ...(['OfferSnoozed', 'OfferPaused', 'OfferResumed'] as const),
  ];
  for (const fact of facts.filter(({ type }) => late.includes(type)))
    expect(handoffAfter(...heldSync, fact), fact.type).toMatchObject({
      ...{ status: 'held', cause: stuck, parked },
    });
});

describe('what cannot follow is a defect', () => {
  test('a first fact that is not the request', () => {
    expect(() => fold([{ type: 'HandoffCompleted' }])).toThrow(
      "HandoffCompleted cannot be a handoff's first fact",
    );
  });

  test('an end that nobody accepted', () => {
    expect(() => fold([...asked, { type: 'HandoffCompleted' }])).toThrow(
      'a handoff that nobody accepted cannot be completed',
    );
    expect(() =>
      fold([...asked, { type: 'HandoffReopened', because: 'owner-changed', targets: [] }]),
    ).toThrow('a handoff that nobody accepted cannot be written again');
  });

  test('a change of owner of what is not only observed', () => {
    expect(() => fold([...asked, { type: 'TransferOverdue' }])).toThrow(
      'TransferOverdue cannot follow what is not observed',
    );
  });
});

describe('what is only observed', () => {
  const would = { kind: 'ask', to: MAYA, because: 'named' } as const;
  const observed = [opened[0], { type: 'HandoffObserved', would, until: at(3600) }] as const;
  const observation = { would, until: at(3600), setSeq: 2, isOverdue: false, transfer: undefined };

  test('remembers what would have been done, and what was done instead', () => {
    expect(handoffAfter(...observed)).toMatchObject({ status: 'observed', observation });
    expect(handoffAfter(...observed, { type: 'TransferOverdue' })).toMatchObject({
      observation: { ...observation, isOverdue: true },
    });
    expect(
      handoffAfter(...observed, { type: 'TransferObserved', owner: JONAS, tookSeconds: 5 }),
    ).toMatchObject({ observation: { ...observation, transfer: { owner: JONAS, tookSeconds: 5 } } });
  });
});

describe('a change behind our back', () => {
  const seenOther: HandoffFact = { type: 'DifferenceSeen', target: hubspot, recheckAt: at(600) };
  const moved = (move: Extract<HandoffFact, { type: 'RecordMovedOn' }>['move']): HandoffFact => ({
    ...{ type: 'RecordMovedOn', move },
  });

  test('is looked at again and again until it has gone, and by nothing else', () => {
    const state = handoffAfter(...completed, seenOther);
    const look = { target: hubspot, believedFrom: at(600), recheckAt: at(600), setSeq: 12, looks: 0 };
    expect(state.difference).toEqual(look);
    const again = [seenOther, { type: 'SecondLookDue', target: hubspot, recheckAt: at(900) }] as const;
    expect(handoffAfter(...completed, ...again).difference).toEqual({
      ...{ ...look, recheckAt: at(900), setSeq: 13, looks: 1 },
    });
    expect(
      handoffAfter(...completed, ...again, { type: 'WorkStarted', epoch: 1, how: 'link' }),
    ).toMatchObject({ difference: { looks: 1, setSeq: 13 } });
  });

  test('is outside where it is the owner that changed, until it is written again', () => {
    const byOwner = moved({ kind: 'owner', target: hubspot, to: JONAS });
    expect(handoffAfter(...completed, moved({ kind: 'deleted' })).isOutside).toBe(false);
    expect(handoffAfter(...completed, byOwner).isOutside).toBe(true);
    expect(handoffAfter(...completed, byOwner, moved({ kind: 'deleted' })).isOutside).toBe(true);
  });

  test('is forgotten when somebody accepts or decides', () => {
    const byOwner = moved({ kind: 'owner', target: hubspot, to: JONAS });
    const again: HandoffFact = { type: 'HandoffReopened', because: 'owner-changed', targets: [hubspot] };
    for (const fact of [acceptedBy(JONAS, 2), { type: 'HandoffReleased', how: 'retried' } as const])
      for (const before of [byOwner, seenOther])
        expect(handoffAfter(...completed, again, before, fact), fact.type).toMatchObject({
          ...{ difference: undefined, isOutside: false, restores: 0 },
        });
  });

  test('counts how often the owner was entered again, not how often nobody started', () => {
    const reopened = (because: 'owner-changed' | 'not-started'): HandoffFact => ({
      ...{ type: 'HandoffReopened', because, targets: [] },
    });
    expect(handoffAfter(...completed, reopened('owner-changed')).restores).toBe(1);
    expect(handoffAfter(...completed, reopened('not-started')).restores).toBe(0);
  });
});

test('a request begins with nothing that was done', () => {
  expect(handoffAfter(opened[0])).toMatchObject({
    ...{ seq: 1, status: 'deciding', pending: { kind: 'requested' }, epoch: 0, reflectSeq: 0 },
    ...{ deliveries: [], failures: [], refusals: [], exceptions: [], asked: [], escalations: 0 },
    ...{ isOutside: false, restores: 0, wasReleased: false, hasGiver: true, requestedAt: at(0) },
    ...{ occurredAt: request.request.occurredAt, news: [{ kind: 'requested', seq: 1, person: undefined }] },
    targets: { [hubspot]: { attempt: 0, used: 0, rounds: 0, isMismatchKnown: false, kept: [], before: {} } },
  });
});

test('an offer has the deadlines that it was made with', () => {
  const { expiresAt, remindAt } = offerMade(1, MAYA, 'named');
  expect(handoffAfter(...opened)).toMatchObject({
    offer: {
      ...{ to: MAYA, because: 'named', setSeq: 2, expiresAt, remindAt, snoozedSeconds: 0 },
      clock: { since: at(0), expiresAt, remindAt },
    },
  });
});

describe('a wait for somebody to ask', () => {
  const next = { to: JONAS, because: 'handed-on' } as const;
  const postponed: HandoffFact = { type: 'OfferPostponed', epoch: 2, until: at(60), leftOut: [] };
  const ended: HandoffFact = { type: 'PostponementEnded', epoch: 2 };

  test('ends with whoever was named, else with the choice of the contract', () => {
    expect(handoffAfter(...asked, { ...postponed, next }, ended)).toMatchObject({
      ...{ status: 'deciding', pending: { kind: 'withdrawn', next } },
    });
    expect(handoffAfter(...asked, postponed, ended)).toMatchObject({ pending: { kind: 'requested' } });
    expect(handoffAfter(...asked, ended)).toMatchObject({ pending: { kind: 'requested' } });
  });

  test('takes back a step of the escalation that nobody was told of, and no other', () => {
    const expired: HandoffFact = { type: 'OfferExpired', epoch: 1 };
    const level: HandoffFact = { type: 'HandoffEscalated', level: 1, to: JONAS };
    const escalated = [...asked, expired, level] as const;
    const offer = offerMade(2, JONAS, 'escalated');
    expect(handoffAfter(...escalated, offer).escalations).toBe(1);
    expect(handoffAfter(...escalated, offer, { type: 'ReminderDue', epoch: 2 }).escalations).toBe(1);
    expect(handoffAfter(...escalated, offer, postponed).escalations).toBe(0);
    expect(handoffAfter(...asked, postponed).escalations).toBe(0);
    expect(
      handoffAfter(...escalated, offer, held(stuck), { type: 'HandoffReleased', how: 'retried' }).escalations,
    ).toBe(0);
  });
});

test('who did not start is asked no more, and the contract chooses', () => {
  const reopened: HandoffFact = { type: 'HandoffReopened', because: 'not-started', targets: [] };
  expect(handoffAfter(...completed, reopened)).toMatchObject({
    ...{ status: 'deciding', pending: { kind: 'requested' } },
  });
});

test('what ends without an offer is over for the giver', () => {
  expect(handoffAfter(opened[0], { type: 'OfferExpired', epoch: 0 })).toMatchObject({
    pending: { kind: 'over', cause: { kind: 'expired', person: JONAS } },
  });
  const undeliverable: HandoffFact = {
    ...{ type: 'OfferUndeliverable', epoch: 0, channel: 'email', because: 'no-answer' },
  };
  expect(handoffAfter(opened[0], undeliverable)).toMatchObject({
    pending: { cause: { kind: 'undeliverable', person: JONAS, channel: 'email', because: 'no-answer' } },
  });
});

test('a release of what is not held changes nothing of what is done', () => {
  expect(handoffAfter(...syncing, { type: 'HandoffReleased', how: 'retried' })).toMatchObject({
    ...{ status: 'syncing', wasReleased: true },
  });
  expect(handoffAfter(...syncing).wasReleased).toBe(false);
});

describe('a rollback', () => {
  const released: HandoffFact = { type: 'HandoffReleased', how: 'retried' };
  const rollback: HandoffFact = { type: 'RollbackStarted', because: 'operator' };
  const byContract: HandoffFact = { type: 'RollbackStarted', because: 'policy', failedTarget: hubspot };
  const ended: HandoffFact = { type: 'RollbackEnded', outcome: 'complete' };
  const cancel: HandoffFact = { type: 'CancelRequested' };

  test('is known by why it was begun', () => {
    expect(handoffAfter(...syncing, rollback).rollback).toStrictEqual({ because: 'operator' });
    expect(handoffAfter(...syncing, byContract).rollback).toStrictEqual({
      ...{ because: 'policy', failedTarget: hubspot },
    });
  });

  test('goes on by a decision that was asked for by it, or by the cancel that stopped it', () => {
    expect(handoffAfter(...syncing, rollback, held(stuck), released)).toMatchObject({
      ...{ status: 'rolling-back', rollback: { because: 'operator' } },
    });
    expect(handoffAfter(...syncing, rollback, cancel, held(stuck), released)).toMatchObject({
      ...{ status: 'cancelling', rollback: { because: 'operator' } },
    });
  });

  test('is over by any other decision', () => {
    const state = handoffAfter(...syncing, byContract, ended, held(stuck), released);
    expect(state.status).toBe('syncing');
    expect(state.rollback).toBeUndefined();
    expect(handoffAfter(...syncing, rollback, released).rollback).toBeUndefined();
  });

  test('ends with nobody as owner where a person had it begun, or nobody had accepted', () => {
    const over = { status: 'cancelled', ownership: undefined };
    expect(handoffAfter(...syncing, rollback, ended)).toMatchObject(over);
    expect(handoffAfter(...asked, byContract, ended)).toMatchObject(over);
    expect(handoffAfter(...asked, ended)).toMatchObject(over);
    expect(handoffAfter(...syncing, byContract, ended)).toMatchObject({
      ...{ status: 'syncing', ownership: { owner: MAYA } },
    });
  });
});

describe('what the log knows of the workflow', () => {
  const workflow = (...more: readonly HandoffFact[]) => handoffAfter(...syncing, ...more).workflow;
  const failed: HandoffFact = { type: 'StepFailed', run: 2, state: 'sync', epoch: 1, count: 1 };
  const known = {
    ...{ run: 1, seen: true, runsSinceDecision: 1, overdue: 0, waiting: { state: 'sync', epoch: 1 } },
    failures: { state: 'offer', epoch: 0, count: 0, visit: undefined },
  };

  test('is the run and the wait that it has reached', () => {
    expect(workflow()).toStrictEqual(known);
    expect(workflow({ type: 'WorkflowStarted', run: 2 })).toStrictEqual({
      ...{ ...known, run: 2, seen: false, waiting: undefined, runsSinceDecision: 2 },
    });
  });

  test('is no exception however often it has failed: that is counted by its runs', () => {
    expect(handoffAfter(...syncing, { ...failed, count: 2 }).exceptions).toEqual([]);
  });

  test('is the failure of a wait, which shows that its run exists', () => {
    expect(workflow({ type: 'WorkflowStarted', run: 2 }, { ...failed, visit: 'v' })).toStrictEqual({
      ...{ ...known, run: 2, waiting: undefined, runsSinceDecision: 2 },
      failures: { state: 'sync', epoch: 1, count: 1, visit: 'v' },
    });
  });

  test('is how often a step was late, until it gets on', () => {
    const late: HandoffFact = { type: 'StepOverdue', run: 1, step: 'sync', count: 3 };
    expect(workflow(late)).toStrictEqual({ ...known, overdue: 3 });
    expect(workflow(late, planned(1))).toStrictEqual(known);
  });

  test('counts runs since a person decided, and not the one that sends an offer again', () => {
    const again: HandoffFact = { type: 'WorkflowStarted', run: 2 };
    expect(workflow(again, { type: 'DeliveryRetryDue', epoch: 1 }).runsSinceDecision).toBe(1);
    expect(workflow(held(stuck), { type: 'HandoffReleased', how: 'retried' }).runsSinceDecision).toBe(0);
    const reopened: HandoffFact = { type: 'HandoffReopened', because: 'owner-changed', targets: [] };
    expect(workflow(again, reopened).runsSinceDecision).toBe(0);
  });
});
