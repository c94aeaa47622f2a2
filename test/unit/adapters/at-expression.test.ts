import { expect, test } from 'vitest';
import { atExpression } from '#adapters/scheduler/at-expression.ts';

const NOW = '2026-11-02T09:00:00.000Z';

test('A timer fires at its instant in UTC', () => {
  expect(atExpression('2026-12-31T23:59:58.000Z', NOW)).toBe('at(2026-12-31T23:59:58)');
});

test('A timer never fires before a part of a second is over', () => {
  expect(atExpression('2026-11-02T09:10:00.001Z', NOW)).toBe('at(2026-11-02T09:10:01)');
});

test('A timer whose instant has passed, or passes on the way, fires soon', () => {
  for (const at of ['2020-01-01T00:00:00.000Z', NOW, '2026-11-02T09:00:02.000Z']) {
    expect(atExpression(at, NOW)).toBe('at(2026-11-02T09:00:05)');
  }
});
