import { expect, test } from 'vitest';
import { usedShare } from '#domain/metrics/used-share.ts';
import { at } from '../handoff/given.ts';

test.each([
  ['nothing before it began', 100, 200, 50, 0],
  ['nothing at its beginning', 100, 200, 100, 0],
  ['a part on the way', 100, 200, 125, 0.25],
  ['all of it at its deadline', 100, 200, 200, 1],
  ['more than all after it', 100, 200, 300, 2],
  ['all of it where the deadline stood at the beginning', 100, 100, 100, 1],
  ['all of it where the deadline had passed before the beginning', 100, 50, 60, 1],
])('of a time is used %s', (_, since, dueAt, now, share) => {
  expect(usedShare({ since: at(since), dueAt: at(dueAt) }, at(now))).toBe(share);
});
