import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HandoffCommand } from '#domain/handoff/commands.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { handoffDueAt, openStep } from '#domain/handoff/due.ts';
import { openWait } from '#domain/handoff/wait.ts';
import { at, given, handoffAfter, settings } from './given.ts';
import { MAYA, opened, request } from './history.ts';
import { happenings, Life, live } from './random-life.ts';

const HOUR = 60 * 60;
const observe: HandoffCommand = { ...request, mode: 'observe' };
const facts = given().when(observe).facts;
const [requested] = opened;
const transferred: HandoffFact = { type: 'TransferObserved', owner: MAYA, tookSeconds: 90 };
const overdue: HandoffFact = { type: 'TransferOverdue' };
const seen = (seconds: number, owner: string | undefined): HandoffCommand => {
  const { occurredAt } = handoffAfter(...facts);
  return { type: 'SeeOwner', owner, since: new Date(Date.parse(occurredAt) + seconds * 1000).toISOString() };
};

describe('a request that is only observed', () => {
  test('says whom Baton would have asked, until when, and begins nothing', () => {
    expect(facts).toEqual([
      requested,
      { type: 'HandoffObserved', would: { kind: 'ask', to: MAYA, because: 'named' }, until: at(4 * HOUR) },
    ]);
    const state = handoffAfter(...facts);
    expect(openStep(state)).toBeUndefined();
    expect(openWait(state)).toBeUndefined();
    expect(state).toMatchObject({ status: 'observed', reflectSeq: 0, exceptions: [], workflow: { run: 0 } });
  });

  test('is due at the deadline that an offer would have had', () => {
    expect(handoffDueAt(handoffAfter(...facts), settings)).toBe(at(4 * HOUR));
  });

  test('is made once', () =>
    given(...facts)
      .when(observe)
      .staysQuiet());
});

describe('an owner that is seen', () => {
  test('is the transfer, and how long it took', () =>
    given(...facts)
      .when(seen(90, MAYA))
      .then(transferred));

  test('is the transfer after the deadline too', () =>
    given(...facts, overdue)
      .when(seen(90, MAYA))
      .then(transferred));

  test('need not be known', () => {
    const { facts: told } = given(...facts).when(seen(90, undefined));
    expect(told).toEqual([{ type: 'TransferObserved', tookSeconds: 90 }]);
  });

  test('since before the record got its status is refused', () =>
    given(...facts)
      .when(seen(0, MAYA))
      .refuses('older'));

  test('after the transfer changes nothing', () =>
    given(...facts, transferred)
      .when(seen(120, MAYA))
      .staysQuiet());

  test('is refused by a handoff that is not only observed', () =>
    given(...opened)
      .when(seen(90, MAYA))
      .refuses('not-observed'));
});

describe('a wake', () => {
  test('after the deadline tells the log that it passed', () =>
    given(...facts)
      .when({ type: 'Wake' }, 4 * HOUR)
      .then(overdue));

  test('before it changes nothing', () =>
    given(...facts)
      .when({ type: 'Wake' }, 4 * HOUR - 1)
      .staysQuiet());

  test('after the transfer, and a second time, changes nothing', () => {
    given(...facts, transferred)
      .when({ type: 'Wake' }, 5 * HOUR)
      .staysQuiet();
    given(...facts, overdue)
      .when({ type: 'Wake' }, 5 * HOUR)
      .staysQuiet();
  });
});

test('whatever anybody tries, nothing is ever asked, written or held', () => {
  fc.assert(
    fc.property(happenings, (all) => {
      const life = live(all, () => undefined, new Life('observe'));
      expect(life.state).toMatchObject({ status: 'observed', epoch: 0, exceptions: [], reflectSeq: 0 });
      const later = life.commits.slice(1).flatMap((commit) => commit.facts.map(({ type }) => type));
      expect(later.filter((type) => type !== 'TransferOverdue')).toEqual([]);
    }),
  );
});
