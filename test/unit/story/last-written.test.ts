import { expect, test } from 'vitest';
import { lastWritten } from '#domain/story/last-written.ts';

test.each([
  ['read-back', 'Baton wrote 101 and read it back then'],
  ['dropped', 'Baton wrote 101, and it was dropped'],
  ['changed', 'Baton wrote 101, and something else stood there then'],
  ['unknown', 'Baton meant to write 101; whether it stands there is not known'],
  [undefined, 'Baton meant to write 101; whether it stands there is not known'],
] as const)('of a value that was written is told no more than the log knows: %s', (known, told) => {
  expect(lastWritten('101', known)).toBe(told);
});
