import { describe, expect, test } from 'vitest';
import { handoffDueAt } from '#domain/handoff/due.ts';
import type { FactOf, HandoffFact } from '#domain/handoff/facts.ts';
import { openExceptions } from '#domain/handoff/state.ts';
import type { QueueProgress } from '#domain/health/queue-progress.ts';
import { handoffRow } from '#domain/projection.ts';
import { subjectId } from '#domain/ids.ts';
import { at, given, handoffAfter, settings } from './given.ts';
import { attemptFailed, held, hubspot, planned, started, stuck, syncing, twoTargets } from './history.ts';

const HOUR = 60 * 60;
const ledger = 'ledger';
const [, ...begun] = syncing;
const both = [twoTargets, ...begun] as const;

/** Seen by one look: the front so many seconds after the start, at that moment. */
function front(seconds: number, seen: number): QueueProgress {
  const point = { seenAt: at(seen), front: at(seconds) };
  return { first: point, last: point };
}
const wake = (queues: Readonly<Record<string, QueueProgress>>) => ({ type: 'Wake', queues }) as const;
const queued = (until: number, more: Partial<FactOf<'TargetQueued'>> = {}): FactOf<'TargetQueued'> => ({
  ...{ type: 'TargetQueued', target: hubspot, epoch: 1, since: at(0), until: at(until) },
  ...more,
});
const late = (count: number, run = 1): HandoffFact => ({ type: 'StepOverdue', run, step: 'sync', count });

describe('a message that stands in a queue that moves', () => {
  test('is waited for, and its step is not late', () => {
    given(...syncing)
      .when(wake({ hubspot: front(-60, 290) }), 300)
      .then(queued(590));
  });

  test('is not asked about before it seems late', () => {
    given(...syncing)
      .when(wake({ hubspot: front(-60, 290) }), 299)
      .staysQuiet();
  });

  test('may still come while the front is less than a lease beyond it', () => {
    given(...syncing)
      .when(wake({ hubspot: front(119, 290) }), 300)
      .then(queued(590));
    given(...syncing)
      .when(wake({ hubspot: front(120, 290) }), 300)
      .then(late(1));
  });

  test('is late when nobody has seen the queue move for a step', () => {
    given(...syncing)
      .when(wake({ hubspot: front(-60, 1) }), 300)
      .then(queued(301));
    given(...syncing)
      .when(wake({ hubspot: front(-60, 0) }), 300)
      .then(late(1));
  });

  test('is looked at again when it should have come, a step later, and in twenty minutes at the latest', () => {
    const first = { seenAt: at(890), front: at(-60) };
    const lookedAt = (front: number) =>
      given(...syncing, queued(1000)).when(
        wake({ hubspot: { first, last: { seenAt: at(1090), front: at(front) } } }),
        1100,
      );
    lookedAt(-40).then(queued(1090 + 300 + 400));
    lookedAt(-60).then(queued(1090 + 300 + 900));
  });

  test('is looked at again no later than it has waited so far, and a step', () => {
    const first = { seenAt: at(90), front: at(-60) };
    given(...syncing)
      .when(wake({ hubspot: { first, last: { seenAt: at(290), front: at(-60) } } }), 300)
      .then(queued(290 + 300 + 300));
  });

  test('keeps since when it waits, however often it is looked at', () => {
    given(...syncing, queued(590))
      .when(wake({ hubspot: front(-30, 580) }), 590)
      .then(queued(880));
    given(...syncing, queued(590))
      .when(wake({ hubspot: front(120, 580) }), 590)
      .then(late(1));
  });

  test('is judged by its own queue alone', () => {
    const { facts } = given(...both).when(wake({ hubspot: front(-60, 290), ledger: front(200, 290) }), 300);
    expect(facts).toEqual([late(1), queued(590)]);
    given(...both, late(1))
      .when(wake({ hubspot: front(-60, 290) }), 300)
      .then(late(2), started(2), queued(590));
  });

  test('changes nothing about one that is late while another waits', () => {
    const state = handoffAfter(...both, late(1), queued(590));
    expect(state.workflow.overdue).toBe(1);
    expect(handoffDueAt(state, settings)).toBe(at(300));
  });

  test('says nothing of a handoff that is held', () => {
    given(...both, started(2), started(3), late(1, 3))
      .when(wake({ hubspot: front(-60, 290) }), 300)
      .then(late(2, 3), held(stuck));
  });

  test('of both targets is told of each', () => {
    given(...both)
      .when(wake({ hubspot: front(-60, 290), ledger: front(-90, 280) }), 300)
      .then(queued(590), queued(580, { target: ledger }));
  });

  test('moves only what is due of the two', () => {
    given(...both, queued(900))
      .when(wake({ hubspot: front(-60, 290), ledger: front(-90, 280) }), 300)
      .then(queued(580, { target: ledger }));
  });
});

describe('what is known of the wait', () => {
  const subject = subjectId('handoff', 'a'.repeat(26));

  test('is when it is looked at again, and the queue', () => {
    const state = handoffAfter(...syncing, queued(590));
    expect(handoffDueAt(state, settings)).toBe(at(590));
    expect(handoffRow(subject, state, settings).queue).toBe(hubspot);
  });

  test.each<[string, HandoffFact]>([
    ['a plan', planned(1)],
    ['a failure', attemptFailed(1)],
    ['a step that is late', late(1)],
    ['a decision', { type: 'HandoffReleased', how: 'retried' }],
  ])('ends with %s', (_, fact) => {
    const state = handoffAfter(...syncing, queued(590), fact);
    expect(state.targets[hubspot]?.queued).toBeUndefined();
    expect(handoffRow(subject, state, settings).queue).toBeUndefined();
  });

  test('does not count as progress of what was late', () => {
    given(...syncing, late(1), queued(590))
      .when(wake({ hubspot: front(120, 580) }), 590)
      .then(late(2), started(2));
  });
});

describe('a wait of an hour', () => {
  const almost = [...syncing, queued(HOUR - 1)] as const;
  const long = queued(HOUR + 290, { isLong: true });

  test('is told, once', () => {
    given(...syncing, queued(HOUR))
      .when(wake({ hubspot: front(-60, HOUR - 10) }), HOUR)
      .then(long);
    given(...syncing, queued(HOUR), long)
      .when(wake({ hubspot: front(-60, HOUR + 280) }), HOUR + 290)
      .then(queued(HOUR + 580));
  });

  test('is not told before', () => {
    given(...almost)
      .when(wake({ hubspot: front(-60, HOUR - 11) }), HOUR - 1)
      .then(queued(HOUR + 289));
  });

  test('counts with what the system itself put it off for', () => {
    const later = { target: hubspot, epoch: 1, until: at(600), because: 'limit' } as const;
    const seconds = (...facts: readonly HandoffFact[]) =>
      handoffAfter(...syncing, ...facts).targets[hubspot]?.postponed;
    expect(seconds(queued(590), queued(1000))).toEqual({ times: 0, seconds: 1000 });
    expect(seconds(queued(590), { type: 'TargetDeferred', ...later })).toEqual({ times: 1, seconds: 1190 });
  });

  test('is an incident of its own, which lasts until the system shows it', () => {
    const told = [...almost, long] as const;
    const causes = (...facts: readonly HandoffFact[]) =>
      openExceptions(handoffAfter(...told, ...facts)).map(({ cause }) => cause);
    const cause = { kind: 'target-deferred', target: hubspot, because: 'in-queue' };
    expect(causes()).toEqual([cause]);
    expect(causes(queued(HOUR + 900), planned(1))).toEqual([cause]);
    expect(causes(attemptFailed(1))).toEqual([]);
  });
});
