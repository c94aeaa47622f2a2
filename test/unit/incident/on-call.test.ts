import { describe, expect, test } from 'vitest';
import type { Absence } from '#domain/contract/directory.ts';
import { personIdSchema, poolIdSchema } from '#domain/contract/ids.ts';
import { onCallNow, onCallOf } from '#domain/incident/on-call.ts';
import { FOR_GOOD } from '#domain/routing/for-good.ts';
import { sampleDirectory } from '#test/unit/contract/sample.ts';

const now = '2026-11-20T12:00:00.000Z';
const away = [{ from: '2026-11-20T00:00:00.000Z', until: '2026-11-21T00:00:00.000Z' }];
const pool = poolIdSchema.parse('on-call');
const members = ['tom-okafor', 'priya-nair', 'maya-chen'].map((id) => personIdSchema.parse(id));
const [tom, priya, maya] = members;
const directory = { ...sampleDirectory, pools: [{ id: pool, members }] };

const chosen = (absences: Readonly<Record<string, readonly Absence[]>> = {}, told: readonly string[] = []) =>
  onCallNow({ pool }, { directory, absences }, { told, now });

describe('of a pool on call', () => {
  test('the first is told', () => {
    expect(chosen()).toEqual([tom]);
  });

  test('whoever comes after the one who was told last is, and behind the last the first', () => {
    expect(chosen({}, ['tom-okafor'])).toEqual([priya]);
    expect(chosen({}, ['tom-okafor', 'priya-nair', 'lena-fischer'])).toEqual([maya]);
    expect(chosen({}, ['maya-chen'])).toEqual([tom]);
  });

  test('whoever is away is passed over, from the directory or entered since', () => {
    expect(chosen({ 'tom-okafor': away })).toEqual([priya]);
    const people = directory.people.map((one) => (one.id === priya ? { ...one, away } : one));
    const situation = { directory: { ...directory, people }, absences: { 'tom-okafor': away } };
    expect(onCallNow({ pool }, situation, { told: [], now })).toEqual([maya]);
  });

  test('everybody who has not left is told where nobody is there', () => {
    const gone = [{ from: now, until: FOR_GOOD }];
    expect(chosen({ 'tom-okafor': away, 'priya-nair': gone, 'maya-chen': away })).toEqual([tom, maya]);
    expect(chosen({ 'tom-okafor': away, 'priya-nair': gone, 'maya-chen': away }, ['tom-okafor'])).toEqual([
      maya,
      tom,
    ]);
  });

  test('all may decide', () => {
    expect(onCallOf(directory, { pool })).toEqual(members);
  });
});

test('one person on call is told, there, away or gone; without any nobody is', () => {
  const situation = { directory, absences: { 'tom-okafor': away } };
  expect(onCallNow(tom, situation, { told: ['tom-okafor'], now })).toEqual([tom]);
  const gone = { directory, absences: { 'tom-okafor': [{ from: now, until: FOR_GOOD }] } };
  expect(onCallNow(tom, gone, { told: [], now })).toEqual([tom]);
  expect(onCallNow(undefined, situation, { told: [], now })).toEqual([]);
  expect(onCallOf(directory, undefined)).toEqual([]);
});
