import { describe, expect, test } from 'vitest';
import { correlationIdSchema, subjectId } from '#domain/ids.ts';
import { firstShownAt, incidentTimes } from '#domain/incident/times.ts';
import type { Commit } from '#domain/log/commit.ts';
import { addSeconds } from '#domain/time.ts';
import { at as handoffAt } from '../handoff/given.ts';
import { acceptedBy, held as heldFor, JONAS, MAYA, offerMade, request } from '../handoff/history.ts';
import { logOf } from '../metrics/log.ts';

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

describe('a failure of a target first showed', () => {
  const verified = (of: string) => ({
    type: 'TargetVerified',
    target: of,
    epoch: 1,
    attempt: 1,
    verdict: 'VERIFIED',
  });
  const released = { type: 'HandoffReleased', how: 'retried' };
  const deferred = { type: 'TargetDeferred', target, epoch: 1, attempt: 1, because: 'x', until: at(99) };
  const wentWrong = { type: 'TargetFailed', target, epoch: 1, attempt: 1, because: 'x', field: 'owner' };
  const planned = { type: 'SyncStarted', run: 1, epoch: 1 };

  test.each<[string, readonly Commit['facts'][number][], number]>([
    ['since somebody had it tried again', [accepted, attempt(), released, planned, attempt(), held], 40],
    ['since it was last seen to be well', [accepted, attempt(), verified(target), attempt(), held], 30],
    ['before another was seen to be well', [accepted, attempt(), verified('asana'), attempt(), held], 10],
    ['with its being put off', [accepted, planned, deferred, attempt(), held], 20],
    ['with its being given up', [accepted, planned, wentWrong, held], 20],
  ])('%s', (_, facts, seconds) => {
    const seq = facts.length;
    const put = { kind: 'target-deferred', target, because: 'system-down' } as const;
    expect(firstShownAt(commits(...facts), { cause: failed, seq })).toBe(at(seconds));
    expect(firstShownAt(commits(...facts), { cause: put, seq })).toBe(at(seconds));
  });

  test('whatever else was said at the same time', () => {
    const [first, ...rest] = commits(accepted, planned, attempt(), held);
    const more = rest.map((one) => ({ ...one, facts: [planned, ...one.facts, { type: 'UnknownYet' }] }));
    const log = first === undefined ? [] : [{ ...first, facts: [planned, ...first.facts] }, ...more];
    expect(firstShownAt([...commits(attempt()), ...log], { cause: failed, seq: 4 })).toBe(at(20));
  });

  test('with what failed up to the hold, not with what came together with it or after it', () => {
    const log = commits(accepted, held, attempt());
    expect(firstShownAt(log, { cause: failed, seq: 2 })).toBe(at(10));
    const [first, last] = commits(accepted, held);
    if (first === undefined || last === undefined) throw new Error('two facts make two commits');
    const together = [first, { ...last, facts: [attempt(), held] }];
    expect(firstShownAt(together, { cause: failed, seq: 2 })).toBe(at(10));
  });
});

describe('a deadline that passed showed when it passed', () => {
  const requested = { type: 'HandoffRequested', ...request.request } as const;
  const expiry = { type: 'OfferExpired', epoch: 1 } as const;
  const late = { kind: 'not-started', person: MAYA } as const;
  const offer = (epoch: number, to: string, expires: number) =>
    ({ ...offerMade(epoch, to, 'named'), expiresAt: handoffAt(expires) }) as const;

  test('that of the last offer, however long afterwards it was noted', () => {
    const log = logOf(
      [0, requested, offer(1, JONAS, 100)],
      [130, expiry, offer(2, MAYA, 200)],
      [250, { ...expiry, epoch: 2 }, heldFor(expired)],
      [300, { type: 'HandoffReleased', how: 'reassigned', to: JONAS }, offer(3, JONAS, 400)],
      [450, { ...expiry, epoch: 3 }, heldFor(expired)],
    );
    expect(firstShownAt(log, { cause: expired, seq: 3 })).toBe(handoffAt(200));
    expect(firstShownAt(log, { cause: expired, seq: 5 })).toBe(handoffAt(400));
  });

  test('that of the start, whatever was reminded of since', () => {
    const log = logOf(
      [0, requested, offer(1, MAYA, 100)],
      [10, { ...acceptedBy(MAYA), ...{ startBy: handoffAt(500) } }],
      [510, { type: 'StartOverdue', epoch: 1, step: 'reminder', next: handoffAt(600) }],
      [600, { type: 'StartOverdue', epoch: 1, step: 'end' }, heldFor(late)],
    );
    expect(firstShownAt(log, { cause: late, seq: 4 })).toBe(handoffAt(500));
    expect(firstShownAt(log.slice(0, 3), { cause: expired, seq: 3 })).toBe(handoffAt(510));
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
