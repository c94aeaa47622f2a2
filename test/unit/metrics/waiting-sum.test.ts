import { describe, expect, test } from 'vitest';
import type { Measure } from '#domain/metrics/measure.ts';
import { waitingSumOf } from '#domain/metrics/waiting-sum.ts';
import { at } from '../handoff/given.ts';

const measure = (id: string, waiting?: Measure['waiting']): Measure => ({
  ...{ id, requestedAt: at(0), offers: 1, answered: 0, acceptances: 0, declined: 0, returned: 0 },
  ...{
    expired: 0,
    escalations: 0,
    isFallbackAsked: false,
    acknowledgment: { outcome: 'open' },
    sync: 'none',
  },
  ...(waiting === undefined ? {} : { waiting }),
});
const waits = (id: string, due: number, more: Partial<Measure['waiting']> = {}): Measure =>
  measure(id, { since: at(0), dueAt: at(due), seconds: 60, ...more });

describe('what waits for somebody to accept it', () => {
  test('is worth what its amounts are together, to two decimals; what has none is counted apart', () => {
    const all = [waits('a', 10, { amount: 0.1 }), waits('b', 10, { amount: 1.205 }), waits('c', 10)];
    expect(waitingSumOf([...all, measure('d')], at(0))).toMatchObject({
      ...{ handoffs: 3, amount: 1.31, withoutAmount: 1 },
    });
  });

  test('names those that have to be accepted first: a few, and whom it is kept quiet for', () => {
    const all = [waits('e', 40), waits('c', 20), waits('b', 20, { quietUntil: at(5) }), waits('d', 30)];
    expect(waitingSumOf(all, at(0)).firstDue).toEqual([
      { id: 'b', dueAt: at(20), quietUntil: at(5) },
      { id: 'c', dueAt: at(20) },
      { id: 'd', dueAt: at(30) },
    ]);
  });

  test('is nothing where nothing waits', () => {
    expect(waitingSumOf([measure('a')], at(0))).toEqual({
      ...{ handoffs: 0, late: 0, amount: 0, withoutAmount: 0, oldest: undefined, firstDue: [] },
    });
  });
});
