import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measure } from '#domain/metrics/measure.ts';
import { judgeMetrics } from '#domain/metrics/judge-metrics.ts';
import { metricsOf } from '#domain/metrics/metrics-of.ts';
import { percentile } from '#domain/metrics/percentile.ts';
import { at } from '../handoff/given.ts';

const plain: Measure = {
  id: 'one',
  requestedAt: at(0),
  ...{ offers: 0, answered: 0, acceptances: 0, declined: 0, returned: 0, expired: 0, escalations: 0 },
  isFallbackAsked: false,
  acknowledgment: { outcome: 'open' },
  sync: 'none',
};
const accepted = (id: string, seconds: number, more: Partial<Measure> = {}): Measure => ({
  ...{ ...plain, id, offers: 1, answered: 1, acceptances: 1, sync: 'done' },
  acknowledgment: { outcome: 'in-time', seconds, elapsedSeconds: 2 * seconds },
  ...more,
});
const waits = (id: string, since: number, amount?: number): Measure => ({
  ...{ ...plain, id, offers: 1 },
  waiting: {
    since: at(since),
    dueAt: at(since + 100),
    seconds: 1000 - since,
    ...(amount === undefined ? {} : { amount }),
  },
});

describe('the numbers of a contract', () => {
  const never: Measure = {
    ...waits('never', 10, 0.2),
    ...{ offers: 3, answered: 1, declined: 1, expired: 2, escalations: 1, isFallbackAsked: true },
    acknowledgment: { outcome: 'never' },
  };
  const late = accepted('late', 300, {
    acknowledgment: { outcome: 'late', seconds: 300, elapsedSeconds: 600 },
    sync: 'failed',
  });
  const all = [accepted('a', 60), accepted('b', 120), late, never, waits('fresh', 990, 0.1), waits('x', 5)];
  const metrics = metricsOf(all, at(0), at(1000));

  it('are counts, and shares of what could have been', () => {
    expect(metrics).toMatchObject({
      ...{ handoffs: 6, asked: 6, offers: 8, declined: 1, returned: 0, escalations: 1 },
      expired: { offers: 2, answered: 4, share: 1 / 3 },
      fallback: { handoffs: 1, share: 1 / 6 },
      offersPerAcceptance: 8 / 3,
      sync: { done: 2, failed: 1, share: 1 / 3 },
    });
  });

  it('keep what nobody accepted among all, above every time', () => {
    expect(metrics).toMatchObject({
      acknowledged: { inTime: 2, late: 1, never: 1, share: 0.5 },
      timeToAcknowledge: { p50: 120, p90: 'never' },
      elapsedToAcknowledge: { p50: 240, p90: 'never' },
    });
  });

  it('say what waits: the oldest, what is late, and what is at stake', () => {
    expect(metrics.waiting).toEqual({
      ...{ handoffs: 3, late: 2, amount: 0.3, withoutAmount: 1 },
      oldest: { id: 'x', since: at(5), dueAt: at(105), seconds: 995 },
      firstDue: [
        { id: 'x', dueAt: at(105) },
        { id: 'never', dueAt: at(110) },
        { id: 'fresh', dueAt: at(1090) },
      ],
    });
  });

  it('are of the window: what began before counts only while it waits', () => {
    const older = { ...waits('older', -10, 5), requestedAt: at(-20) };
    const found = metricsOf([...all, older, accepted('before', 1, { requestedAt: at(-1) })], at(0), at(1000));
    expect(found).toEqual({ ...metrics, waiting: found.waiting });
    expect(found.waiting).toMatchObject({ handoffs: 4, oldest: { id: 'older' } });
  });

  it('are the same in whatever order they are added up', () => {
    const measure = fc.record({
      id: fc.uuid(),
      requestedAt: fc.integer({ min: -10, max: 10 }).map(at),
      ...{ offers: fc.nat(5), answered: fc.nat(5), acceptances: fc.nat(2), declined: fc.nat(3) },
      ...{ returned: fc.nat(3), expired: fc.nat(3), escalations: fc.nat(3) },
      isFallbackAsked: fc.boolean(),
      acknowledgment: fc.oneof(
        fc.record({
          outcome: fc.constantFrom('in-time' as const, 'late' as const),
          seconds: fc.nat(9999),
          elapsedSeconds: fc.nat(9999),
        }),
        fc.record({ outcome: fc.constantFrom('never' as const, 'open' as const) }),
      ),
      sync: fc.constantFrom('none' as const, 'done' as const, 'failed' as const),
      waiting: fc.record({
        since: fc.integer({ min: -10, max: 10 }).map(at),
        dueAt: fc.integer({ min: -10, max: 10 }).map(at),
        seconds: fc.nat(9999),
        amount: fc.double({ min: 0, max: 1e6, noNaN: true }),
      }),
    });
    const shuffled = fc
      .array(measure, { maxLength: 12 })
      .chain((some) =>
        fc.tuple(
          fc.constant(some),
          fc.shuffledSubarray(some, { minLength: some.length, maxLength: some.length }),
        ),
      );
    fc.assert(
      fc.property(shuffled, ([one, other]) => {
        expect(metricsOf(other, at(0), at(0))).toEqual(metricsOf(one, at(0), at(0)));
      }),
    );
  });

  it('of nothing are nothing, and divide by nothing', () => {
    const nothing = metricsOf([], at(0), at(1000));
    expect(nothing).toMatchObject({ handoffs: 0, waiting: { handoffs: 0, amount: 0, oldest: undefined } });
    expect([nothing.acknowledged.share, nothing.timeToAcknowledge.p50, nothing.offersPerAcceptance]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('what waits', () => {
  const waiting = (now: number, ...all: readonly Measure[]) => metricsOf(all, at(0), at(now)).waiting;

  it('is late from the instant on at which it was due', () => {
    expect(waiting(110, waits('a', 10)).late).toBe(1);
    expect(waiting(109, waits('a', 10)).late).toBe(0);
  });

  it('adds up to the same in any order', () => {
    const all = [waits('a', 1, 0.1), waits('b', 2, 1e15), waits('c', 3, 0.2), waits('d', 4, -1e15)];
    expect(waiting(500, ...all).amount).toBe(waiting(500, ...all.toReversed()).amount);
  });

  it('and was never offered is not among what was asked', () => {
    expect(metricsOf([plain, accepted('a', 60)], at(0), at(1000)).asked).toBe(1);
  });
});

describe('a percentile', () => {
  it('is one of the values, at the nearest rank', () => {
    const values = [5, 1, 4, 2, 3, 10, 9, 8, 7, 6];
    expect([50, 90, 91, 100].map((percent) => percentile(values, 0, percent))).toEqual([5, 9, 10, 10]);
    expect(percentile([7], 0, 50)).toBe(7);
  });

  it('is never where those that never came are among so many', () => {
    expect(percentile([1, 2, 3], 1, 50)).toBe(2);
    expect(percentile([1], 1, 90)).toBe('never');
    expect(percentile([], 1, 50)).toBe('never');
    expect(percentile([], 0, 50)).toBeUndefined();
  });
});

describe('a threshold', () => {
  const metrics = metricsOf([accepted('a', 60), waits('w', 10, 50)], at(0), at(1000));
  const outcomes = (thresholds: Parameters<typeof judgeMetrics>[1], of = metrics) =>
    judgeMetrics(of, thresholds).map(({ threshold, outcome }) => [threshold, outcome]);

  it('is kept by the number that it names', () => {
    expect(
      outcomes({ ...{ waitingAmount: 50, oldestWaitingSeconds: 990, acknowledgedP50Seconds: 60 } }),
    ).toEqual([
      ['acknowledgedP50Seconds', 'kept'],
      ['oldestWaitingSeconds', 'kept'],
      ['waitingAmount', 'kept'],
    ]);
  });

  it('is crossed beyond it, on the side that is bad', () => {
    const bad = metricsOf(
      [
        accepted('a', 60, { sync: 'failed', expired: 1 }),
        accepted('b', 60),
        { ...plain, id: 'n', offers: 1, acknowledgment: { outcome: 'never' } },
        waits('w', 10, 50.01),
      ],
      at(0),
      at(1000),
    );
    const limits = {
      ...{ acknowledgedInTime: 0.9, acknowledgedP50Seconds: 59, acknowledgedP90Seconds: 9999 },
      ...{ expired: 0.3, failedSync: 0.4, oldestWaitingSeconds: 989, waitingAmount: 50 },
    };
    expect(outcomes(limits, bad)).toEqual([
      ['acknowledgedInTime', 'crossed'],
      ['acknowledgedP50Seconds', 'crossed'],
      ['acknowledgedP90Seconds', 'crossed'],
      ['expired', 'crossed'],
      ['failedSync', 'crossed'],
      ['oldestWaitingSeconds', 'crossed'],
      ['waitingAmount', 'crossed'],
    ]);
  });

  it('that is a least is kept by that much', () => {
    const half = metricsOf(
      [accepted('a', 60), { ...plain, id: 'n', offers: 1, acknowledgment: { outcome: 'never' } }],
      at(0),
      at(1000),
    );
    expect(outcomes({ acknowledgedInTime: 0.5 }, half)).toEqual([['acknowledgedInTime', 'kept']]);
    expect(outcomes({ acknowledgedInTime: 0.4 }, half)).toEqual([['acknowledgedInTime', 'kept']]);
  });

  it('that is a most is kept by less', () => {
    expect(outcomes({ acknowledgedP90Seconds: 61, oldestWaitingSeconds: 991 })).toEqual([
      ['acknowledgedP90Seconds', 'kept'],
      ['oldestWaitingSeconds', 'kept'],
    ]);
  });

  it('of what has waited longest says nothing where nothing waits', () => {
    const done = metricsOf([accepted('a', 60)], at(0), at(1000));
    expect(outcomes({ oldestWaitingSeconds: 1 }, done)).toEqual([['oldestWaitingSeconds', 'nothing-yet']]);
  });

  it('is not crossed by nothing, and nothing is held against what the contract leaves out', () => {
    const nothing = metricsOf([], at(0), at(1000));
    expect(outcomes({ acknowledgedInTime: 0.9, waitingAmount: 1, failedSync: 0 }, nothing)).toEqual([
      ['acknowledgedInTime', 'nothing-yet'],
      ['failedSync', 'nothing-yet'],
      ['waitingAmount', 'nothing-yet'],
    ]);
    expect(outcomes({})).toEqual([]);
  });
});
