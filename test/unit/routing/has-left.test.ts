import { expect, test } from 'vitest';
import { FOR_GOOD } from '#domain/routing/for-good.ts';
import { hasLeft } from '#domain/routing/has-left.ts';
import { sampleDirectory } from '../contract/sample.ts';

const NOW = '2030-01-31T12:00:00.000Z';
const from = '2030-01-31T09:00:00.000Z';
const maya = 'maya-chen';
const until = (end: string) => ({
  directory: sampleDirectory,
  absences: { [maya]: [{ from, until: end }] },
});

test('whoever is there, or away for a time, has not left', () => {
  expect(hasLeft({ directory: sampleDirectory, absences: {} }, maya, NOW)).toBe(false);
  expect(hasLeft(until('2030-03-01T09:00:00.000Z'), maya, NOW)).toBe(false);
});

test('whoever is away for good has left from then on', () => {
  expect(hasLeft(until(FOR_GOOD), maya, NOW)).toBe(true);
  expect(hasLeft(until(FOR_GOOD), maya, '2030-01-31T08:59:59.000Z')).toBe(false);
});

test('whoever is inactive or gone from the directory has left', () => {
  const people = sampleDirectory.people.map((person) => ({ ...person, isActive: person.id !== maya }));
  expect(hasLeft({ directory: { ...sampleDirectory, people }, absences: {} }, maya, NOW)).toBe(true);
  expect(hasLeft({ directory: sampleDirectory, absences: {} }, 'nobody-known', NOW)).toBe(true);
});
