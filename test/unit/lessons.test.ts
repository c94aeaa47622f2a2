import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const TESTS = join(import.meta.dirname, '..');
const lessons = readFileSync(join(TESTS, 'lessons.md'), 'utf8');
const rows = lessons
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (---|What went wrong)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** The source of a test writes a quotation mark of its own kind in front of its name. */
const names = (file: string, name: string): boolean => {
  const source = readFileSync(join(TESTS, file), 'utf8');
  return [`'${name}'`, `"${name}"`, `\`${name}\``].some((quoted) => source.includes(quoted));
};

describe('every lesson', () => {
  test('there are some', () => {
    expect(rows.length).toBeGreaterThan(50);
  });

  test.each(rows.map(([, lesson = '', shown = '']) => [lesson, shown]))('%s: has its test', (_, shown) => {
    const named = [...shown.matchAll(/`([^`]+\.test\.ts)` “([^”]+)”/g)];
    expect(named.length).toBeGreaterThan(0);
    for (const [, file = '', name = ''] of named)
      expect([file, name, names(file, name)]).toEqual([file, name, true]);
  });
});
