import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { cellsOf, exceptionOf, expectedOf } from '#test/fault-support/expected.ts';
import { expectedEnds, PAGE, pageOf } from '#test/fault-support/page.ts';
import { systems } from '#test/fault-support/systems.ts';

test('docs/faults.md shows what is expected of every cell', async () => {
  expect(await readFile(PAGE, 'utf8')).toBe(await pageOf(expectedEnds));
});

test('every cell has an end, or a reason why there is none', () => {
  for (const system of systems)
    for (const cell of cellsOf(system)) {
      const expected = expectedOf(system, cell);
      expect('none' in expected ? expected.none : expected.verdict).not.toBe('');
    }
});

test('what passes involves nobody, unless somebody else has a say', () => {
  for (const system of systems)
    for (const cell of cellsOf(system)) {
      const expected = expectedOf(system, cell);
      if (cell.length === 'lasting' || cell.fault === 'change by another' || 'none' in expected) continue;
      if (exceptionOf(system, cell) !== undefined) continue;
      expect([cell, expected.verdict]).toEqual([
        cell,
        cell.boundary === 'rollback' ? 'taken back' : 'VERIFIED',
      ]);
    }
});

test('what is called done is shown by the system, and no budget is exceeded', () => {
  for (const system of systems)
    for (const cell of cellsOf(system)) {
      const expected = expectedOf(system, cell);
      if ('none' in expected) continue;
      if (expected.verdict === 'VERIFIED') expect(expected.shown).toBe('accepted');
      expect(expected.applied).toBeLessThanOrEqual(1);
      if (cell.fault !== '429 storm') expect(expected.writes).toBeLessThanOrEqual(3);
    }
});
