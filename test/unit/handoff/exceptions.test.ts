import { describe, expect, test } from 'vitest';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { evolveHandoff } from '#domain/handoff/evolve.ts';
import { at, handoffAfter } from './given.ts';
import { accepted, asked, declinedCause, heldOffer, heldSync, started, stuck, waits } from './history.ts';

const late: HandoffFact = { type: 'StepOverdue', run: 1, step: 'sync', count: 2 };

test('a hold is an exception from its own commit to the one that ends it', () => {
  const state = handoffAfter(...heldOffer);
  const hold = { kind: 'hold', seq: state.seq, at: at(0), cause: declinedCause, endedSeq: undefined };
  expect(state.exceptions).toEqual([hold]);
  const released = handoffAfter(...heldOffer, { type: 'HandoffReleased', how: 'retried' });
  expect(released.exceptions).toEqual([{ ...hold, endedSeq: released.seq }]);
});

test('a cancel ends the exception of a hold', () => {
  const state = handoffAfter(...heldSync, { type: 'CancelRequested' }, { type: 'HandoffCancelled' });
  expect(state.exceptions).toMatchObject([{ kind: 'hold', endedSeq: state.seq }]);
});

describe('a step that was late twice', () => {
  const repaired = [...accepted, { ...late, count: 1 }, late, started(2)] as const;

  test('is an exception until it gets on', () => {
    expect(handoffAfter(...repaired).exceptions).toMatchObject([
      { kind: 'overdue', cause: stuck, endedSeq: undefined },
    ]);
    const { exceptions, seq } = handoffAfter(...repaired, waits('sync', 2));
    expect(exceptions).toMatchObject([{ kind: 'overdue', endedSeq: seq }]);
  });

  test('is the same exception when it is late again', () => {
    expect(handoffAfter(...repaired, { ...late, run: 2 }).exceptions).toHaveLength(1);
  });

  test('is none at the first time', () => {
    expect(handoffAfter(...accepted, { ...late, count: 1 }).exceptions).toEqual([]);
  });

  test('begins one exception with the hold of the same commit, which lasts as long as the hold', () => {
    const before = handoffAfter(...accepted);
    const commit = { seq: before.seq + 1, at: at(0), correlationId: 'c-1' };
    const facts: readonly HandoffFact[] = [late, { type: 'HandoffHeld', cause: stuck }];
    const after = facts.reduce((state, fact) => evolveHandoff(state, fact, commit), before);
    expect(after.exceptions).toEqual([
      { kind: 'hold', seq: commit.seq, at: at(0), cause: stuck, endedSeq: undefined },
    ]);
  });
});

test('what is late by itself is no exception of a handoff that goes well', () => {
  expect(handoffAfter(...asked).exceptions).toEqual([]);
});
