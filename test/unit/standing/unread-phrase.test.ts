import { expect, test } from 'vitest';
import { unreadPhrase } from '#domain/standing/unread-phrase.ts';

test('so many are named, and the rest counted', () => {
  const seven = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  expect(unreadPhrase(seven)).toMatch(/wrote to them: a, b, c, d, e and 2 more\.$/);
  expect(unreadPhrase(seven.slice(0, 5))).toMatch(/wrote to them: a, b, c, d, e\.$/);
});
