import { describe, expect, test } from 'vitest';
import { correlationIdSchema, subjectId } from '#domain/ids.ts';
import { firstShownAt, incidentTimes } from '#domain/incident/times.ts';
import type { Commit } from '#domain/log/commit.ts';
import { addSeconds } from '#domain/time.ts';

const START = '2030-01-31T09:00:00.000Z';
const at = (seconds: number) => addSeconds(START, seconds);
const target = 'hubspot';
const failed = { kind: 'target-failed', target, because: 'no-answer' } as const;
const expired = { kind: 'expired', person: 'maya-chen' } as const;

/** One commit for each fact, ten seconds apart. */
const commits = (...facts: readonly Commit['facts'][number][]): readonly Commit[] =>
  facts.map((fact, index) => ({
    ...{ subjectId: subjectId('handoff', 'a'), seq: index + 1, commitId: String(index), at: at(index * 10) },
    ...{ actor: { kind: 'system', id: 'test' }, correlationId: correlationIdSchema.parse('c'), previous: '' },
    ...{ facts: [fact], text: '' },
  }));

const accepted = { type: 'OfferAccepted', epoch: 1, by: 'maya-chen' };
const attempt = (of = target) => ({
  ...{ type: 'AttemptFailed', target: of, epoch: 1, attempt: 1, because: 'no-answer' },
});
const held = { type: 'HandoffHeld', cause: failed };

describe('a cause first showed', () => {
  test('with the first attempt that failed since somebody accepted', () => {
    const log = commits(attempt(), accepted, attempt('asana'), attempt(), attempt(), held);
    expect(firstShownAt(log, { cause: failed, seq: 6 })).toBe(at(30));
  });

  test('with the hold itself where nothing told of it before', () => {
    expect(firstShownAt(commits(accepted, held), { cause: failed, seq: 2 })).toBe(at(10));
    const declined = { kind: 'declined', by: 'maya-chen', reason: 'no-time' } as const;
    expect(firstShownAt(commits(accepted, attempt(), held), { cause: declined, seq: 3 })).toBe(at(20));
    expect(firstShownAt(commits(accepted, held), { cause: expired, seq: 2 })).toBe(at(10));
    expect(firstShownAt([], { cause: failed, seq: 2 })).toBeUndefined();
  });
});

describe('the times of an incident', () => {
  test('are from the first sign to its opening, and from there to its end', () => {
    const over = { openedAt: at(60), resolvedAt: at(360) };
    expect(incidentTimes(over, START)).toEqual({ detectSeconds: 60, recoverSeconds: 300 });
  });

  test('are unknown where nothing showed it, and while it is open', () => {
    const open = { openedAt: at(60), resolvedAt: undefined };
    expect(incidentTimes(open, undefined)).toEqual({ detectSeconds: undefined, recoverSeconds: undefined });
    expect(incidentTimes(open, at(61)).detectSeconds).toBe(0);
  });
});
