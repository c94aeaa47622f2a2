import { describe, expect, test } from 'vitest';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { askingsOf } from '#domain/metrics/askings.ts';
import { at } from '../handoff/given.ts';
import { acceptedBy, JONAS, MAYA, offerMade } from '../handoff/history.ts';

const reopened = (because: 'not-started' | 'replayed' | 'owner-changed'): HandoffFact => ({
  ...{ type: 'HandoffReopened', because, targets: [] },
});
/** When each asking began, a second for each fact. */
const begun = (...facts: readonly HandoffFact[]) =>
  askingsOf(facts.map((fact, index) => ({ at: at(index), fact }))).map(({ openedAt }) => openedAt);

describe('somebody is needed', () => {
  const first = [offerMade(1, MAYA, 'named'), acceptedBy(MAYA)] as const;

  test('once, as long as nobody has accepted', () => {
    expect(begun(offerMade(1, MAYA, 'named'), offerMade(2, JONAS, 'fallback'), acceptedBy(JONAS, 2))).toEqual(
      [at(0)],
    );
  });

  test('anew where it is offered after an acceptance, or whoever accepted did not begin', () => {
    expect(begun(...first, offerMade(2, JONAS, 'reassigned'))).toEqual([at(0), at(2)]);
    expect(begun(...first, reopened('not-started'))).toEqual([at(0), at(2)]);
  });

  test('not anew where whoever accepted stays, and only systems are written once more', () => {
    const again = [reopened('replayed'), reopened('owner-changed')];
    expect(begun(...first, ...again, { type: 'SyncStarted', run: 1, epoch: 1 })).toEqual([at(0)]);
  });
});
