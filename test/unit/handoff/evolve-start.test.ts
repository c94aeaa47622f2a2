import { describe, expect, test } from 'vitest';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import type { RecordMove } from '#domain/handoff/record-move.ts';
import { at, handoffAfter } from './given.ts';
import { accepted, asked, hubspot, JONAS, MAYA, offerMade } from './history.ts';

const promise: HandoffFact = { type: 'OfferAccepted', epoch: 1, by: MAYA, startBy: at(100) };
const promised = [...asked, promise] as const;
const startAfter = (...facts: readonly HandoffFact[]) => handoffAfter(...promised, ...facts).start;
const reminded: HandoffFact = { type: 'StartOverdue', epoch: 1, step: 'reminder', next: at(200) };
const told: HandoffFact = { type: 'StartOverdue', epoch: 1, step: 'manager', next: at(300) };
const paused: HandoffFact = { type: 'StartPaused', epoch: 1, until: at(50), dueAt: at(150) };
const resumed: HandoffFact = { type: 'StartResumed', epoch: 1, dueAt: at(140) };
const begun: HandoffFact = { type: 'WorkStarted', epoch: 1, how: 'link' };
const moved = (move: RecordMove): HandoffFact => ({ type: 'RecordMovedOn', move });

/** What the acceptance, in the sixth commit, has promised. */
const fresh = {
  ...{ epoch: 1, startBy: at(100), next: 'reminder', dueAt: at(100), setSeq: 6 },
  ...{ clock: { since: at(0), dueAt: at(100) }, pausedUntil: undefined, told: {}, startedAt: undefined },
};
const late = {
  ...{ ...fresh, next: 'manager', dueAt: at(200), setSeq: 7, told: { reminder: 7 } },
  clock: { since: at(0), dueAt: at(200) },
};

describe('what an acceptance promises', () => {
  test('is nothing where it names no start', () => {
    expect(handoffAfter(...accepted, reminded).start).toBeUndefined();
  });

  test('is due at the start, before anybody was told', () => {
    expect(startAfter()).toStrictEqual(fresh);
  });

  test('moves with a pause, and with its end', () => {
    expect(startAfter(paused)).toStrictEqual({
      ...fresh,
      ...{ startBy: at(150), dueAt: at(150), setSeq: 7, pausedUntil: at(50) },
    });
    expect(startAfter(paused, resumed)).toStrictEqual({
      ...{ ...fresh, startBy: at(140), dueAt: at(140), setSeq: 8 },
    });
  });

  test('once missed stays what it was, while the next step moves', () => {
    expect(startAfter(reminded)).toStrictEqual(late);
    expect(startAfter(reminded, paused)).toStrictEqual({
      ...{ ...late, dueAt: at(150), setSeq: 8, pausedUntil: at(50) },
    });
  });

  test('is told of step by step, until all are taken', () => {
    const end: HandoffFact = { type: 'StartOverdue', epoch: 1, step: 'end' };
    expect(startAfter(reminded, told)).toStrictEqual({
      ...{ ...late, next: 'end', dueAt: at(300), setSeq: 8, told: { reminder: 7, manager: 8 } },
      clock: { since: at(0), dueAt: at(300) },
    });
    expect(startAfter(reminded, told, end)).toStrictEqual({
      ...{ ...late, next: undefined, dueAt: at(300), setSeq: 8, told: { reminder: 7, manager: 8, end: 9 } },
      clock: { since: at(0), dueAt: at(300) },
    });
  });

  test('is kept when the work has started', () => {
    expect(startAfter(begun)).toStrictEqual({ ...fresh, next: undefined, startedAt: at(0) });
  });

  test('is over when the next is asked, now or later, or it is another handoff', () => {
    const over: readonly HandoffFact[] = [
      offerMade(2, JONAS, 'fallback'),
      { type: 'OfferPostponed', epoch: 2, until: at(60), leftOut: [] },
      { type: 'HandoffReopened', because: 'not-started', targets: [] },
      moved({ kind: 'again', since: at(60) }),
    ];
    for (const fact of over) expect(startAfter(fact), fact.type).toBeUndefined();
  });

  test('is not over by anything else', () => {
    const others: readonly HandoffFact[] = [
      { type: 'HandoffReopened', because: 'owner-changed', targets: [hubspot] },
      moved({ kind: 'deleted' }),
      { type: 'SyncStarted', run: 1, epoch: 1 },
    ];
    for (const fact of others) expect(startAfter(fact), fact.type).toStrictEqual(fresh);
  });
});
