import { describe, expect, test } from 'vitest';
import { inOrderOfChance } from '#domain/monday/choose-handoffs.ts';
import { cameFrom } from '#domain/monday/came-from.ts';
import { reportOf } from '#domain/monday/report-of.ts';
import { mondayReportSchema } from '#domain/monday/report.ts';
import { dayAndWeek, weekNumber, weekOf } from '#domain/monday/week.ts';
import { allIsWell, incident, NOW } from './gathered.ts';

describe('a report', () => {
  test('of a good week is green, and every line says what was checked', () => {
    const report = reportOf(allIsWell);
    expect(report.colour).toBe('green');
    expect(report.lines).toHaveLength(9);
    expect(report.lines.map(({ checked }) => checked)).not.toContain('');
    expect(report.status).toBe(
      'Baton 2030-02-04: GREEN. backlog empty; 2 contracts within thresholds; 0 incidents in 48 h, none open; 2 of 2 handoffs right in every system; no dead letters; webhooks arrive; nothing failed; no mappings to fold in; everybody reachable.',
    );
    expect(mondayReportSchema.parse(report)).toEqual(report);
  });

  test('begins with what was picked on earlier Mondays, and has each line under its own title', () => {
    const titles = (gathered: typeof allIsWell) => reportOf(gathered).lines.map(({ title }) => title);
    const expected = [
      ...['Backlog', 'Thresholds', 'Incidents of the last 48 h', 'Handoffs looked at'],
      ...['Queues and dead letters', 'Webhooks', 'To remove for good', 'Hurried mappings'],
      'People who cannot be reached',
    ];
    expect(titles(allIsWell)).toEqual(expected);
    expect(titles({ ...allIsWell, compared: [], open: [incident] })).toEqual(expected);
  });

  test('is yellow where nothing is worse', () => {
    expect(reportOf({ ...allIsWell, open: [incident] }).colour).toBe('yellow');
  });

  test('is as bad as its worst line, and tells no more than can be read', () => {
    const open = Array.from({ length: 20 }, (_, index) => ({ ...incident, id: `i${String(index)}` }));
    const report = reportOf({ ...allIsWell, open, deadLetters: [{ queue: 'wake', messages: 1 }] });
    expect(report.colour).toBe('red');
    const incidents = report.lines.find(({ title }) => title.startsWith('Incidents'));
    expect(incidents?.found).toHaveLength(10);
    expect(incidents?.found.at(-1)).toBe('… and 12 more.');
  });
});

test.each([
  ['2029-12-31', '2030-W01'],
  ['2030-02-04', '2030-W06'],
  ['2030-02-10', '2030-W06'],
  ['2027-01-03', '2026-W53'],
])('%s lies in %s', (date, week) => {
  expect(weekOf(date)).toBe(week);
});

test('the day is that of the team, and weeks grow', () => {
  expect(dayAndWeek('Europe/Berlin', '2030-02-03T23:30:00.000Z')).toEqual({
    day: '2030-02-04',
    week: '2030-W06',
  });
  expect(weekNumber('2030-W06')).toBe(203_006);
});

test('the choice by chance is the same for everybody on one day, another on the next, and one more moves none', () => {
  const ids = Array.from({ length: 50 }, (_, index) => `h${String(index)}`);
  const monday = { day: '2030-02-04', week: '2030-W06' };
  const chosen = inOrderOfChance(ids, monday);
  expect(inOrderOfChance([...ids].reverse(), monday)).toEqual(chosen);
  expect(inOrderOfChance(ids, { ...monday, day: '2030-02-05' })).not.toEqual(chosen);
  expect(inOrderOfChance([...ids, 'new'], monday).filter((id) => id !== 'new')).toEqual(chosen);
});

test('it is looked back a week, or to the first that was picked, but not for ever', () => {
  expect(cameFrom(NOW, [])).toBe('2030-01-28T07:00:00.000Z');
  expect(cameFrom(NOW, [{ pickedAt: '2030-01-14T07:00:00.000Z' }])).toBe('2030-01-14T07:00:00.000Z');
  expect(cameFrom(NOW, [{ pickedAt: '2028-01-14T07:00:00.000Z' }])).toBe('2029-11-05T07:00:00.000Z');
});
