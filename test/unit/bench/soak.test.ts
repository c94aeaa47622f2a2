import { expect, test } from 'vitest';
import { chanceOf } from '../../../bench/soak/chance.ts';
import { seeded } from '../../../bench/soak/random.ts';

function chances(seed: number, count = 400) {
  const random = seeded(seed);
  return Array.from({ length: count }, () => chanceOf(random));
}

test('the same seed has the same in store, another something else', () => {
  expect(chances(7)).toEqual(chances(7));
  expect(chances(7)).not.toEqual(chances(8));
});

test('every system meets what passes and what lasts, and Lambdas die', () => {
  const met = chances(1).flatMap(({ fault }) => (fault === undefined ? [] : [fault]));
  const kinds = new Set(met.map(({ system, isLasting }) => `${system} ${String(isLasting)}`));
  expect(kinds.size).toBe(6);
  expect(chances(1).some(({ death }) => death?.lambda === 'sync-target')).toBe(true);
});
