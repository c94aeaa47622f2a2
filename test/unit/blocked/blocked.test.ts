import { describe, expect, test } from 'vitest';
import type { BlockedCommand, BlockedFact, BlockedState } from '#domain/blocked/blocked.ts';
import { decideBlocked, evolveBlocked } from '#domain/blocked/blocked.ts';

const at = '2030-01-31T09:00:00.000Z';
const record = { source: 'hubspot', objectType: 'contact', objectId: '101' } as const;
const cause = { kind: 'missing-input', contract: 'c', field: 'Company' } as const;
const blocking = { cause, contract: 'c', record };
const block = { type: 'BlockEvent', ...blocking } as const;
const blocked = { type: 'EventBlocked', ...blocking } as const;
const release = { type: 'ReleaseEvent', textId: 't-1' } as const;
const released = { type: 'EventReleased', textId: 't-1' } as const;
const discard = { type: 'DiscardEvent' } as const;
const discarded = { type: 'EventDiscarded' } as const;

const fold = (facts: readonly BlockedFact[]) =>
  facts.reduce<BlockedState>(
    (state, fact, index) => evolveBlocked(state, fact, { seq: index + 1, at }),
    undefined,
  );
const given =
  (...facts: readonly BlockedFact[]) =>
  (command: BlockedCommand) =>
    decideBlocked(fold(facts), command);

describe('an event that cannot become a handoff', () => {
  test('is blocked with its cause', () => {
    expect(given()(block)).toEqual({ facts: [blocked] });
    expect(fold([blocked])).toEqual({
      ...{ seq: 1, status: 'blocked', ...blocking, blockedSeq: 1, blockedAt: at },
      isObserved: false,
    });
  });

  test('remembers that Baton only looks on', () => {
    const observed = { ...blocked, isObserved: true } as const;
    expect(given()({ ...block, isObserved: true })).toEqual({ facts: [observed] });
    expect(given()({ ...block, isObserved: false })).toEqual({ facts: [blocked] });
    expect(fold([observed])).toMatchObject({ isObserved: true });
    expect(fold([observed, released, blocked])).toMatchObject({ isObserved: false });
  });

  test('is blocked without a contract or a record when nobody can tell them', () => {
    const malformed = { kind: 'malformed', source: 'hubspot' } as const;
    expect(given()({ type: 'BlockEvent', cause: malformed })).toEqual({
      facts: [{ type: 'EventBlocked', cause: malformed }],
    });
  });

  test('is released or discarded by decision', () => {
    expect(given(blocked)(release)).toEqual({ facts: [released] });
    expect(given(blocked)(discard)).toEqual({ facts: [discarded] });
  });

  test('is blocked again when it was released in vain, by a commit of its own', () => {
    expect(given(blocked, released)(block)).toEqual({ facts: [blocked] });
    expect(fold([blocked, released, blocked])).toMatchObject({ status: 'blocked', blockedSeq: 3 });
  });

  test('stays quiet when it is blocked already, or was discarded for good', () => {
    expect(given(blocked)(block)).toEqual({ facts: [] });
    expect(given(blocked, discarded)(block)).toEqual({ facts: [] });
  });

  test.each([
    ['already-released', [blocked, released]],
    ['already-discarded', [blocked, discarded]],
    ['unknown-event', []],
  ] as const)('refuses a decision: %s', (because, facts) => {
    for (const command of [release, discard]) {
      expect(given(...facts)(command)).toEqual({ facts: [], refusal: { because } });
    }
  });

  test('is decided about as somebody saw it: another block since then is another question', () => {
    expect(given(blocked)({ ...release, blockedSeq: 1 })).toEqual({ facts: [released] });
    for (const command of [release, discard]) {
      const late = given(blocked, released, blocked)({ ...command, blockedSeq: 1 });
      expect(late).toEqual({ facts: [], refusal: { because: 'moved' } });
    }
  });
});
