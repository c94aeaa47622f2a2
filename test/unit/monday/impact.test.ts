import { describe, expect, test } from 'vitest';
import { cameAfter, impactsOf } from '#domain/monday/impact.ts';
import type { ListedIncident } from '#domain/operator/incidents.ts';

const SINCE = '2030-02-01T00:00:00.000Z';
const BEFORE = '2030-01-31T23:59:59.999Z';
const AFTER = '2030-02-02T00:00:00.000Z';

/** One that is over, of which it is not known what came to it. */
const unknown: ListedIncident = {
  ...{ id: 'i1', status: 'resolved', severity: 'high', cause: 'expired', contract: 'lead', holds: 0 },
  ...{ because: 'Maya Chen did not answer in time', owner: { id: 'maya-chen', name: 'Maya Chen' } },
  ...{ deciders: 1, since: BEFORE, decideBy: AFTER, openings: 1, reopenings: 0 },
};
const listed = (more: Partial<ListedIncident> = {}): ListedIncident => ({ ...unknown, came: [], ...more });
const came = (...all: readonly (readonly [of: string, at: string])[]) => all.map(([of, at]) => ({ of, at }));
const heavy = (cause: ListedIncident['cause'], count: number) =>
  listed({
    cause,
    came: came(...Array.from({ length: count }, (_, i) => [`h${String(i)}`, AFTER] as const)),
  });

describe('the impact of a cause', () => {
  test('is what came since then, at that very instant too, and what waits since before', () => {
    const [impact] = impactsOf(
      [listed({ status: 'open', holds: 3, came: came(['a', SINCE], ['b', BEFORE], ['c', AFTER]) })],
      SINCE,
    );
    expect(impact).toEqual({ cause: 'expired:lead', met: 3, incidents: 1, severity: 'high', weight: 12 });
  });

  test('of what is over is what came since then alone, at that very instant too', () => {
    expect(impactsOf([listed({ came: came(['a', SINCE], ['b', BEFORE]) })], SINCE)).toMatchObject([
      { met: 1 },
    ]);
  });

  test('counts no incident that is over and to which nothing came, nor what it held', () => {
    const over = listed({ holds: 4, came: came(['a', BEFORE]), severity: 'critical' });
    expect(impactsOf([over], SINCE)).toEqual([]);
    expect(impactsOf([over, listed({ came: came(['b', AFTER]), severity: 'low' })], SINCE)).toMatchObject([
      { met: 1, incidents: 1, severity: 'low', weight: 1 },
    ]);
  });

  test('counts an open one that holds nothing, and of which nothing is known that came, as none', () => {
    const open = { ...unknown, status: 'open' } as const;
    expect(impactsOf([open], SINCE)).toEqual([]);
    expect(impactsOf([{ ...open, holds: 2 }], SINCE)).toMatchObject([{ met: 2, incidents: 1 }]);
  });

  test('weighs twice with each step of the worst severity among its incidents', () => {
    const worst = [
      listed({ came: came(['a', AFTER]), severity: 'normal' }),
      listed({ came: came(['b', AFTER]) }),
    ];
    expect(impactsOf(worst, SINCE)).toMatchObject([{ met: 2, incidents: 2, severity: 'high', weight: 8 }]);
  });

  test('puts the heaviest first, and those that weigh the same by name', () => {
    const all = [heavy('returned', 1), heavy('expired', 1), heavy('storm', 2), heavy('declined', 1)];
    const names = ['storm:lead', 'declined:lead', 'expired:lead', 'returned:lead'];
    expect(impactsOf(all, SINCE).map(({ cause }) => cause)).toEqual(names);
    expect(impactsOf(all.toReversed(), SINCE).map(({ cause }) => cause)).toEqual(names);
  });
});

describe('what a cause met after an instant', () => {
  test('is what came later to its own incidents, each once by its last time, the last one first', () => {
    const later = '2030-02-03T00:00:00.000Z';
    const own = [
      listed({ came: came(['a', AFTER], ['b', SINCE]) }),
      listed({ came: came(['c', later], ['a', later]) }),
    ];
    const others = [listed({ cause: 'declined', came: came(['d', later]) }), unknown];
    expect(cameAfter([...own, ...others], 'expired:lead', SINCE)).toEqual(came(['c', later], ['a', later]));
  });
});
