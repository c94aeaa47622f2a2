import { describe, expect, test } from 'vitest';
import { newsSchema } from '#domain/contract/news.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { newsForGiver, newsForOwner } from '#domain/handoff/news.ts';
import { handoffAfter } from './given.ts';
import { accepted, asked, JONAS, MAYA, offerMade, opened, request } from './history.ts';

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
