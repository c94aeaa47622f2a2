import { expect, test } from 'vitest';
import { isNews } from '#domain/health/daily-requests.ts';
import { at } from '#test/unit/handoff/given.ts';

const figure = (used: number, seconds = 0) => ({ at: at(seconds), used, most: 1_000 });

test('a figure is worth keeping once it is known at all, and with each twentieth more or less', () => {
  expect(isNews(undefined, figure(3))).toBe(true);
  expect(isNews(figure(3), figure(49, 60))).toBe(false);
  expect(isNews(figure(3), figure(50, 60))).toBe(true);
  expect(isNews(figure(990), figure(1, 60))).toBe(true);
});

test('and after an hour, so that it is believed', () => {
  expect(isNews(figure(3), figure(3, 3_599))).toBe(false);
  expect(isNews(figure(3), figure(3, 3_600))).toBe(true);
});
