import { expect, test } from 'vitest';
import { shown } from '#domain/monday/shown.ts';

const some = (count: number) => Array.from({ length: count }, (_, index) => `n${String(index)}`);

test('eight sentences are shown, and of more how many there are besides', () => {
  expect(shown([])).toEqual([]);
  expect(shown(some(8))).toEqual(some(8));
  expect(shown(some(10))).toEqual([...some(8), '… and 2 more.']);
});

test('a sentence that nobody would read to its end is cut, and shows that it is', () => {
  const [kept, cut] = shown(['a'.repeat(400), 'b'.repeat(401)]);
  expect(kept).toBe('a'.repeat(400));
  expect(cut).toBe(`${'b'.repeat(399)}…`);
});
