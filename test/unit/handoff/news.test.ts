import { describe, expect, test } from 'vitest';
import { newsSchema } from '#domain/contract/news.ts';
import { evolveHandoff } from '#domain/handoff/evolve.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { cancelledFrom, newsForGiver, newsForOwner } from '#domain/handoff/news.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { at, handoffAfter } from './given.ts';
import {
  accepted,
  acceptedBy,
  asked,
  held,
  heldOffer,
  heldSync,
  JONAS,
  MAYA,
  offerMade,
  opened,
  request,
  stuck,
} from './history.ts';

const NEXT = { at: at(0), correlationId: 'c-1' };
const completed: HandoffFact = { type: 'HandoffCompleted' };
const expired: HandoffFact = { type: 'OfferExpired', epoch: 1 };
const told = (...facts: readonly HandoffFact[]) =>
  newsForGiver(handoffAfter(...facts), newsSchema.options).map(({ kind, person }) => [kind, person]);

test('it began, somebody accepted, it was verified', () => {
  expect(told(...accepted, completed)).toEqual([
    ['requested', MAYA],
    ['accepted', MAYA],
    ['verified', MAYA],
  ]);
});

describe('what was taken back', () => {
  const ended = (outcome: 'complete' | 'partial'): HandoffFact => ({ type: 'RollbackEnded', outcome });
  const rolledBack: HandoffFact = { type: 'RollbackStarted', because: 'operator' };

  test('is news of whoever had accepted, once however often a part of it is tried again', () => {
    const facts = [...accepted, rolledBack, ended('partial'), ended('complete')] as const;
    expect(told(...facts).at(-1)).toEqual(['taken-back', MAYA]);
    expect(told(...facts)).toHaveLength(3);
    expect(newsForOwner(handoffAfter(...facts))).toMatchObject([{ person: MAYA }]);
  });

  test('is news each time, of the offer that was accepted then', () => {
    const once = [
      ...[...accepted, rolledBack, ended('complete')],
      ...[offerMade(2, MAYA, 'reassigned'), acceptedBy(MAYA, 2)],
    ] as const;
    expect(newsForOwner(handoffAfter(...once))).toMatchObject([{ epoch: 1 }]);
    const twice = handoffAfter(...once, rolledBack, ended('complete'));
    expect(newsForOwner(twice)).toMatchObject([{ epoch: 1 }, { epoch: 2 }]);
  });

  test('is news of the offer that was accepted also where it was not started, and others were asked', () => {
    const reopened: HandoffFact = { type: 'HandoffReopened', because: 'not-started', targets: [] };
    const facts = [...accepted, completed, reopened, offerMade(2, 'priya-nair', 'fallback')] as const;
    const taken = newsForOwner(handoffAfter(...facts, rolledBack, ended('complete'))).at(-1);
    expect(taken).toMatchObject({ kind: 'taken-back', person: MAYA, epoch: 1 });
  });

  test('is owed to nobody where nobody had accepted', () => {
    expect(newsForOwner(handoffAfter(...asked, rolledBack, ended('complete')))).toEqual([]);
  });
});

describe('what was cancelled', () => {
  const requested: HandoffFact = { type: 'CancelRequested' };
  const cancelled: HandoffFact = { type: 'HandoffCancelled' };
  const owed = (...facts: readonly HandoffFact[]) =>
    newsForOwner(handoffAfter(...facts)).map(({ kind, person }) => [kind, person]);

  test('is news of whoever had accepted, and from the request on it is cancelled from them', () => {
    const facts = [...accepted, requested, cancelled] as const;
    expect(told(...facts).at(-1)).toEqual(['cancelled', MAYA]);
    expect(owed(...facts)).toEqual([['cancelled', MAYA]]);
    expect(cancelledFrom(handoffAfter(...facts))).toBe(MAYA);
    expect(cancelledFrom(handoffAfter(...accepted, requested))).toBe(MAYA);
    expect(cancelledFrom(handoffAfter(...accepted))).toBeUndefined();
  });

  test('is news for the giver alone where nobody had accepted', () => {
    const facts = [...asked, requested, cancelled] as const;
    expect(told(...facts).at(-1)).toEqual(['cancelled', undefined]);
    expect(owed(...facts)).toEqual([]);
    expect(cancelledFrom(handoffAfter(...facts))).toBeUndefined();
  });

  test('is news of whoever accepted last, not of whoever sent it back before', () => {
    const returned: readonly HandoffFact[] = [
      { type: 'HandoffReturned', epoch: 1, by: MAYA, reason: 'incomplete', missing: [] },
      held({ kind: 'returned', by: MAYA, reason: 'incomplete', missing: [] }),
      { type: 'HandoffReleased', how: 'reassigned', to: 'priya-nair' },
    ];
    const since = [offerMade(2, 'priya-nair', 'reassigned'), acceptedBy('priya-nair', 2)] as const;
    expect(owed(...asked, ...returned, ...since, requested, cancelled)).toEqual([
      ['cancelled', 'priya-nair'],
    ]);
  });

  test('is news after a part could not be taken back, also where somebody else is asked by then', () => {
    const rolledBack = [
      { type: 'RollbackStarted', because: 'operator' },
      { type: 'RollbackEnded', outcome: 'partial' },
      held({ kind: 'partial-rollback', failed: [{ target: 'hubspot', because: 'overwritten' }] }),
    ] as const;
    const words = [
      ['taken-back', MAYA],
      ['cancelled', MAYA],
    ];
    expect(owed(...accepted, ...rolledBack, requested, cancelled)).toEqual(words);
    const given = [held(stuck), { type: 'HandoffReleased', how: 'reassigned', to: 'priya-nair' }] as const;
    const again = [...accepted, ...given, offerMade(2, 'priya-nair', 'reassigned'), held(stuck)] as const;
    expect(owed(...again, ...rolledBack, requested, cancelled)).toEqual([['given-away', MAYA], ...words]);
  });

  test('is not what was taken back whole: of that there is one word', () => {
    const whole = [
      { type: 'RollbackStarted', because: 'operator' },
      { type: 'RollbackEnded', outcome: 'complete' },
    ] as const;
    expect(owed(...accepted, ...whole)).toEqual([['taken-back', MAYA]]);
    expect(cancelledFrom(handoffAfter(...accepted, ...whole))).toBeUndefined();
  });
});

describe('what is given away', () => {
  const PRIYA = 'priya-nair';
  const released = (to?: string): HandoffFact => ({
    ...{ type: 'HandoffReleased', how: 'reassigned' },
    ...(to === undefined ? {} : { to }),
  });
  const reopened: HandoffFact = { type: 'HandoffReopened', because: 'not-started', targets: [] };
  const toPriya = [released(PRIYA), offerMade(2, PRIYA, 'reassigned')] as const;
  const owed = (...facts: readonly HandoffFact[]) => newsForOwner(handoffAfter(...facts));

  test('is news of whoever had accepted it, with their offer, and none for the giver', () => {
    const facts = [...heldSync, ...toPriya] as const;
    const seq = heldSync.length + 1;
    expect(owed(...facts)).toEqual([{ kind: 'given-away', seq, person: MAYA, epoch: 1 }]);
    expect(told(...facts).map(([kind]) => kind)).toEqual(['requested', 'accepted', 'moved']);
  });

  test('is what was not started in time too, once it is known who is asked instead', () => {
    const facts = [...accepted, completed, reopened] as const;
    expect(owed(...facts)).toEqual([]);
    expect(owed(...facts, offerMade(2, PRIYA, 'fallback'))).toMatchObject([{ person: MAYA, epoch: 1 }]);
    expect(owed(...heldSync, released(), reopened, offerMade(2, PRIYA, 'fallback'))).toHaveLength(1);
  });

  test('is not what is offered to the same person again at once, tried again, or written again', () => {
    const retried: HandoffFact = { type: 'HandoffReleased', how: 'retried' };
    const again: HandoffFact = { type: 'HandoffReopened', because: 'owner-changed', targets: ['hubspot'] };
    expect(owed(...heldSync, released(MAYA), offerMade(2, MAYA, 'reassigned'))).toEqual([]);
    expect(owed(...heldSync, retried, completed, again)).toEqual([]);
  });

  test('is not what nobody had accepted', () => {
    expect(owed(...heldOffer, ...toPriya)).toEqual([]);
  });

  test('is news each time, of the offer that was accepted then', () => {
    const back = [
      offerMade(3, MAYA, 'handed-on'),
      acceptedBy(MAYA, 3),
      held(stuck),
      released(PRIYA),
    ] as const;
    expect(owed(...heldSync, ...toPriya, ...back, offerMade(4, PRIYA, 'reassigned'))).toMatchObject([
      { person: MAYA, epoch: 1 },
      { person: MAYA, epoch: 3 },
    ]);
  });

  test('is told once to a giver who had accepted it themselves', () => {
    const theirs = [...opened, acceptedBy(JONAS), held(stuck)] as const;
    const inOne = (facts: readonly HandoffFact[], state: Handoff) =>
      facts.reduce((before, fact) => evolveHandoff(before, fact, { ...NEXT, seq: state.seq + 1 }), state);
    const state = inOne(toPriya, handoffAfter(...theirs));
    expect(newsForOwner(state)).toMatchObject([{ kind: 'given-away', person: JONAS }]);
    expect(newsForGiver(state, newsSchema.options).map(({ kind }) => kind)).toEqual(['requested']);
  });
});

test('somebody else is asked than before, and whoever is asked again is no news', () => {
  expect(told(...asked, expired, offerMade(2, MAYA, 'asked-again'))).toEqual([['requested', MAYA]]);
  expect(told(...asked, expired, offerMade(2, 'priya-nair', 'fallback')).at(-1)).toEqual([
    'moved',
    'priya-nair',
  ]);
});

test('what is written once more for the same owner is no news', () => {
  const again: HandoffFact = { type: 'HandoffReopened', because: 'owner-changed', targets: ['hubspot'] };
  expect(told(...accepted, completed, again, completed)).toHaveLength(3);
});

test('nobody hears of what they did themselves', () => {
  expect(told(...asked, expired, offerMade(2, JONAS, 'fallback'))).toEqual([['requested', MAYA]]);
});

test('who only stands in for a giver hears nothing', () => {
  const [, ...rest] = opened;
  expect(told({ type: 'HandoffRequested', ...request.request, nobodyGave: true }, ...rest)).toEqual([]);
});
