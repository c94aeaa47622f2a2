import { expect, test } from 'vitest';
import { FOREIGN_LENGTH, foreignText } from '#domain/foreign-text.ts';

const long = 'x'.repeat(100_000);

test('a value of ordinary length stays as it is', () => {
  expect(foreignText('x'.repeat(FOREIGN_LENGTH))).toBe('x'.repeat(FOREIGN_LENGTH));
});

test('a long one is its beginning and a digest of all of it', () => {
  expect(foreignText(long)).toMatch(/^x{183}…[0-9a-f]{16}$/);
  expect(foreignText(long)).toHaveLength(FOREIGN_LENGTH);
});

test('two that begin alike are told apart', () => {
  expect(foreignText(`${long}a`)).not.toBe(foreignText(`${long}b`));
});

test('what was shortened is not shortened again', () => {
  expect(foreignText(foreignText(long))).toBe(foreignText(long));
});

test('no sign is cut in half', () => {
  expect(foreignText('😀'.repeat(500)).isWellFormed()).toBe(true);
});
