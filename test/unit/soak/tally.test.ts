import { expect, test } from 'vitest';
import { BOUNDARIES } from '../../../soak/boundaries.ts';
import { FAULTS } from '../../../soak/faults.ts';
import { reportOf } from '../../../soak/report.ts';
import { violationText } from '../../../soak/say.ts';
import type { Seen } from '../../../soak/seen.ts';
import { faultsIn, shareAlone, tallyOf } from '../../../soak/tally.ts';
import { held, seenAs } from './given.ts';

const WHOLE = 1000;
const [boundary] = BOUNDARIES;
const passing = FAULTS.find(({ passes }) => passes);
const lasting = FAULTS.find(({ passes }) => !passes);

function met(fault: typeof passing, otherwise: Partial<Seen> = {}): Seen {
  return seenAs({
    planned: { number: 2, kind: 'lead', fault, death: boundary },
    struck: true,
    died: true,
    ...otherwise,
  });
}
const asked = { status: 'held', facts: held, isAskedAbout: true, holdings: {} };
const many = (one: Seen, count: number): readonly Seen[] => Array.from({ length: count }, () => one);

test('how each class of faults and each boundary ended', () => {
  const { byFault, byDeath } = tallyOf([seenAs(), met(passing), met(lasting, asked)]);
  expect(byFault.get('nothing')).toMatchObject({ handoffs: 1, 'without a person': 1, passes: true });
  expect(byFault.get(passing?.name ?? '')).toMatchObject({ 'without a person': 1, held: 0, passes: true });
  expect(byFault.get(lasting?.name ?? '')).toMatchObject({ 'without a person': 0, held: 1, passes: false });
  expect(boundary && byDeath.get(boundary)).toMatchObject({ handoffs: 2 });
});

test('what was planned and never met counts as nothing', () => {
  const { byFault } = tallyOf([met(lasting, { struck: false })]);
  expect([...byFault.keys()]).toEqual(['nothing']);
});

test('a run is clean when 99 of 100 that pass need nobody, however many are held for what lasts', () => {
  const clean = tallyOf([...many(met(passing), 99), met(passing, asked), ...many(met(lasting, asked), 9)]);
  expect(shareAlone(clean)).toBe(0.99);
  expect(faultsIn(clean, 109, WHOLE)).toEqual([]);
});

test('it is not clean when 98 of 100 do', () => {
  const tally = tallyOf([...many(met(passing), 98), ...many(met(passing, asked), 2)]);
  expect(faultsIn(tally, 100, WHOLE)).toEqual([
    'fewer than 99 % of what passes was verified without a person',
  ]);
});

test('it is not clean when anything is there that must not be', () => {
  expect(faultsIn(tallyOf([seenAs({ offerMails: 2 })]), 1, WHOLE)).toEqual(['1 things that must not be']);
});

test('a whole run is not clean when a boundary was seldom met', () => {
  const [missed] = faultsIn(tallyOf(many(seenAs(), WHOLE)), WHOLE, WHOLE);
  expect(missed).toContain('fewer than 20 Lambdas died');
});

test('the page says how it was made and what came of it, and has no date', () => {
  const seen = [met(passing), met(lasting, asked)];
  const page = reportOf({ handoffs: 2, seed: 5, atOnce: 4, tally: tallyOf(seen), seen });
  expect(page).toContain('npm run soak -- --handoffs 2 --seed 5 --at-once 4');
  expect(page).toContain(`| ${passing?.name ?? ''} | yes | 1 | 1 | 0 | 0 |`);
  expect(page).toContain(`| ${lasting?.name ?? ''} | no | 1 | 0 | 1 | 0 |`);
  expect(page).not.toMatch(/\d{4}-\d\d-\d\d/);
});

test('a violation is told with the story of its handoff and the past of its systems', () => {
  const [violation] = tallyOf([met(passing, { offerMails: 9 })]).violations;
  const text = violation === undefined ? '' : violationText(violation);
  expect(text).toContain('DOUBLED');
  expect(text).toContain('Maya Chen accepted.');
  expect(text).toContain('hubspot: 2030-01-31 owner 71001');
  expect(text).toContain(boundary?.after);
});
