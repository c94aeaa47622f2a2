import { expect, test } from 'vitest';
import { BOUNDARIES } from '../../../soak/boundaries.ts';
import { FAULTS } from '../../../soak/faults.ts';
import { writes } from '../../../soak/kinds.ts';
import { DEATHS_OF_WHOLE_RUN, planSoak } from '../../../soak/plan.ts';

const whole = planSoak(7, 1000);

test('the same seed has the same in store, and another something else', () => {
  expect(planSoak(7, 200)).toEqual(planSoak(7, 200));
  expect(planSoak(7, 200)).not.toEqual(planSoak(8, 200));
});

test('a shorter run is the beginning of a longer one', () => {
  expect(planSoak(7, 50)).toEqual(whole.slice(0, 50));
});

test.each(BOUNDARIES)('in a whole run $lambda dies often enough after $after', (boundary) => {
  const deaths = whole.filter(({ death }) => death === boundary).length;
  expect(deaths).toBeGreaterThanOrEqual(DEATHS_OF_WHOLE_RUN);
});

test('in a whole run every system does everything that it can do wrong', () => {
  const met = new Set(whole.map(({ fault }) => fault));
  expect(FAULTS.filter((fault) => !met.has(fault))).toEqual([]);
});

test('a handoff meets only systems that it writes, and dies only where it comes past', () => {
  for (const { kind, fault, death } of whole) {
    for (const system of [fault?.system, death?.system])
      if (system !== undefined) expect(writes(kind, system)).toBe(true);
    if (death?.needs !== undefined) expect(fault?.passes).toBe(false);
  }
});

test('some are left in peace', () => {
  expect(whole.some(({ fault, death }) => fault === undefined && death === undefined)).toBe(true);
});
