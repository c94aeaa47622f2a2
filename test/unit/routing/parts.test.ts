import { describe, expect, test } from 'vitest';
import { choose } from '#domain/routing/choose.ts';
import { absenceAt } from '#domain/routing/leave-out.ts';
import { id, named, NOW, people, pool, question } from './question.ts';

const team = { pool: pool('team') };
const contract = { routing: named('dee'), rounds: 1, fallback: team };

describe('after the rounds', () => {
  test('the next of a fallback is asked when one says no, and nobody of it once one was silent', () => {
    const after = (end: 'declined' | 'silent') =>
      choose(
        question({
          contract,
          asked: [
            ['dee', 'silent'],
            ['ada', end, 'fallback'],
          ],
        }),
      );
    expect(after('declined')).toMatchObject({ to: 'ben', because: 'fallback' });
    expect(after('silent')).toMatchObject({ to: 'olu', because: 'escalated', level: 2 });
  });

  test('no step of the escalation is taken twice, nor the fallback after one', () => {
    const asked = [['dee', 'silent'] as const];
    expect(choose(question({ contract, asked, escalations: 1 }))).toMatchObject({ to: 'olu', level: 2 });
    expect(choose(question({ contract, asked, escalations: 2 }))).toMatchObject({ kind: 'nobody' });
  });
});

test('of several absences the one that lasts longest counts, from its first instant on', () => {
  const until = (day: number) => `2030-02-0${String(day)}T00:00:00.000Z`;
  const away = [2, 4, 3].map((day) => ({ from: NOW, until: until(day) }));
  const absent = (before: readonly (typeof away)[number][]) =>
    absenceAt(
      { absences: { ada: [{ from: NOW, until: until(1), delegate: id('ben') }] } },
      { ...people.ada, away: [...before] },
      NOW,
    )?.until;
  expect(absent(away)).toBe(until(4));
  expect(absent(away.toReversed())).toBe(until(4));
  expect(absent([])).toBe(until(1));
  expect(absenceAt({ absences: {} }, people.ada, NOW)).toBeUndefined();
});
