import { describe, expect, test } from 'vitest';
import type { Backlog, BacklogFact } from '#domain/backlog/backlog.ts';
import { decideBacklog, emptyBacklog, evolveBacklog } from '#domain/backlog/backlog.ts';
import { causeKey, causeOfKey, causeTitle } from '#domain/backlog/cause-key.ts';

const cause = 'expired:sales-qualified-lead';
const picked: BacklogFact = { type: 'CausePicked', causeKey: cause, owner: 'maya-chen', textId: 't-1' };
const pick = { type: 'PickCause', cause, owner: 'maya-chen', textId: 't-1' } as const;

const fold = (...facts: readonly BacklogFact[]): Backlog =>
  facts.reduce(
    (state, fact, index) => evolveBacklog(state, fact, { seq: index + 1, at: `2030-01-0${index + 1}` }),
    emptyBacklog,
  );

describe('picking a cause', () => {
  test('stands in the backlog with whoever is to remove it', () => {
    expect(decideBacklog(emptyBacklog, pick)).toEqual({ facts: [picked] });
    expect(fold(picked).picked).toEqual([{ cause, owner: 'maya-chen', at: '2030-01-01' }]);
  });

  test('stays quiet when it is so already', () => {
    expect(decideBacklog(fold(picked), { ...pick, textId: 't-2' })).toEqual({ facts: [] });
  });

  test('leaves the others as they are, and comes behind them', () => {
    const other: BacklogFact = { type: 'CausePicked', causeKey: 'dead-letters', owner: 'jonas-weber' };
    const later = { ...picked, owner: 'lena-fischer' };
    expect(fold(picked, other).picked.map((one) => [one.cause, one.owner, one.at])).toEqual([
      [cause, 'maya-chen', '2030-01-01'],
      ['dead-letters', 'jonas-weber', '2030-01-02'],
    ]);
    expect(fold(other, picked, later).picked.map((one) => [one.cause, one.owner, one.at])).toEqual([
      ['dead-letters', 'jonas-weber', '2030-01-01'],
      [cause, 'lena-fischer', '2030-01-02'],
    ]);
    expect(fold(picked, other, { type: 'CauseDone', causeKey: cause }).picked).toHaveLength(1);
    expect(decideBacklog(fold(other), pick).facts).toEqual([picked]);
  });

  test('may pass to another, and is as old as it was', () => {
    const { facts } = decideBacklog(fold(picked), { ...pick, owner: 'jonas-weber' });
    expect(fold(picked, ...facts).picked).toEqual([{ cause, owner: 'jonas-weber', at: '2030-01-01' }]);
  });
});

describe('being done with a cause', () => {
  test('takes it out, and it may be picked anew', () => {
    const { facts } = decideBacklog(fold(picked), { type: 'FinishCause', cause });
    expect(facts).toEqual([{ type: 'CauseDone', causeKey: cause }]);
    expect(fold(picked, ...facts, picked).picked).toEqual([{ cause, owner: 'maya-chen', at: '2030-01-03' }]);
  });

  test('is refused for what is not in it', () => {
    expect(decideBacklog(emptyBacklog, { type: 'FinishCause', cause })).toEqual({
      facts: [],
      refusal: { because: 'not-picked' },
    });
  });
});

describe('a cause', () => {
  test('is called by its kind, and by its contract where it has one', () => {
    expect(causeKey({ cause: 'expired', contract: 'sales-qualified-lead' })).toBe(cause);
    expect(causeKey({ cause: 'dead-letters' })).toBe('dead-letters');
    expect(causeOfKey(cause)).toEqual({ kind: 'expired', contract: 'sales-qualified-lead' });
    expect(causeTitle(cause)).toBe('offers are not answered in time (sales-qualified-lead)');
  });

  test('of a refused access is called by the system, whatever contract waits for it', () => {
    const refused = { cause: 'target-deferred', contract: 'sales-qualified-lead', refusedBy: 'salesforce' };
    expect(causeKey(refused)).toBe('access-refused:salesforce');
    expect(causeOfKey('access-refused:salesforce')).toEqual({ kind: 'access-refused', system: 'salesforce' });
    expect(causeTitle('access-refused:salesforce')).toBe('Salesforce refuses the access that Baton has');
    expect(causeTitle('access-refused:http-board')).toBe('Board refuses the access that Baton has');
  });

  test('that nobody knows any more is told by its key', () => {
    expect(causeTitle('expirred:x')).toBe('expirred:x');
    expect(causeTitle('dead-letters')).toBe('messages could not be processed');
  });

  test.each(['expirred:x', 'expired:', '', 'access-refused', 'access-refused:trello'])(
    'is not called “%s”',
    (key) => {
      expect(causeOfKey(key)).toBeUndefined();
    },
  );
});
