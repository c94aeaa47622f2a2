import { describe, expect, test } from 'vitest';
import { newsSchema } from '#domain/contract/news.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { cancelledFrom, newsForGiver, newsForOwner } from '#domain/handoff/news.ts';
import { handoffAfter } from './given.ts';
import {
  accepted,
  acceptedBy,
  asked,
  held,
  JONAS,
  MAYA,
  offerMade,
  opened,
  request,
  stuck,
} from './history.ts';

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
    expect(owed(...again, ...rolledBack, requested, cancelled)).toEqual(words);
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
