import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { changedFolder } from './changed-folder.ts';
import { KICKOFF, namedBoard, PEOPLE } from './named-board.ts';

const { folder, errors, lineNow } = changedFolder(KICKOFF);
const { describeBoard, nameBoard } = namedBoard(folder);

const TITLE = "title: { text: 'Kickoff: {dealname}' }";
const long = 'x'.repeat(121);

/** What is said when the board has these fields instead of a title; without the place. */
const saidOf = async (fields: string): Promise<readonly string[]> => {
  describeBoard();
  nameBoard(TITLE, fields);
  return (await errors()).map((error) => error.replace(/^\S+ /, ''));
};

describe('a value that a described system never takes', () => {
  it.each([
    [
      "state: { text: 'opne' }",
      'fields.state.text: expected a value that state takes: one of open, in-progress, done, found "opne" (did you mean open?)',
    ],
    [
      'state: { from: dealtype, map: { new: open, old: closed } }',
      'fields.state.map.old: expected a value that state takes: one of open, in-progress, done, found "closed"',
    ],
    [
      `title: { text: '${long}' }`,
      `fields.title.text: expected a value that title takes: 120 characters at most, found "${long}"`,
    ],
    [
      "points: { text: 'many' }",
      'fields.points.text: expected a value that points takes (number), found "many"',
    ],
    [
      "points: { text: '12345678901234567890' }",
      'fields.points.text: expected a number that points takes: in digits with a point, no more of them than JSON carries, found "12345678901234567890"',
    ],
    ["due: { text: 'soon' }", 'fields.due.text: expected a value that due takes (instant), found "soon"'],
    [
      'due: { baton: owner-name }',
      'fields.due.baton: expected a value that due takes (instant), found baton: owner-name',
    ],
    [
      'state: { baton: brief }',
      'fields.state.baton: expected a value that state takes: one of open, in-progress, done, found baton: brief',
    ],
  ])('is found: %s', async (fields, expected) => {
    expect(await saidOf(fields)).toEqual([`sync.targets.2.${expected}`]);
  });

  it.each([
    "state: { text: 'done' }",
    "points: { text: '3.50' }",
    'points: { from: amount }',
    'title: { baton: brief }',
    'due: { baton: accepted-at, plus: 5d, as: date }',
    "due: { text: '2027-01-31', as: instant }",
    "state: { text: '{dealname}' }",
    'state: { baton: owner-name }',
  ])('is not %s', async (fields) => {
    expect(await saidOf(fields)).toEqual([]);
  });

  it('is said with its file and line', async () => {
    describeBoard();
    nameBoard(TITLE, "state: { text: 'opne' }");
    const line = String(lineNow(KICKOFF, "'opne'"));
    expect((await errors())[0]).toMatch(new RegExp(`^kickoff\\.yaml:${line}:\\d+ `));
  });

  it('may be an id of somebody who may be asked', async () => {
    describeBoard('kind: reference', 'kind: number');
    nameBoard();
    expect(await errors()).toContainEqual(
      expect.stringContaining(
        'ownerField: expected ids.http.board in directory.yaml: a value that assignee takes (number), found "user-of-it" of priya-nair',
      ),
    );
  });

  it('is none where nobody is known there', async () => {
    describeBoard('kind: reference', 'kind: number');
    nameBoard();
    const file = path.join(folder(), PEOPLE);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('http: { board: user-of-it }', ''));
    expect(await errors()).toEqual([expect.stringContaining('of everybody who may be asked')]);
  });
});

describe('what is expected of a described system', () => {
  it.each([
    ["{ archived: 'fales' }", 'archived: expected a value that archived can show (boolean), found "fales"'],
    [
      '{ state: { oneOf: [open, dnoe] } }',
      'state: expected a value that state can show: one of open, in-progress, done, found "dnoe" (did you mean done?)',
    ],
  ])('has to be what it can show: %s', async (expected, said) => {
    describeBoard();
    nameBoard('      readBackAfter', `      expect: ${expected}\n      readBackAfter`);
    expect(await errors()).toEqual([expect.stringContaining(`sync.targets.2.expect.${said}`)]);
  });

  it('may be anything that it can', async () => {
    describeBoard();
    const expected = "{ archived: 'False', state: { filled: true }, points: '3' }";
    nameBoard('      readBackAfter', `      expect: ${expected}\n      readBackAfter`);
    expect(await errors()).toEqual([]);
  });
});

describe('a value that never has its form', () => {
  it.each([
    [
      "name: { text: 'soon', as: instant }",
      'name.text: expected a value that can be `instant`, found "soon"',
    ],
    [
      "name: { text: 'soon', plus: 5d, as: date }",
      'name.text: expected a value that can be an instant or a date and then `date`, found "soon"',
    ],
    [
      'name: { baton: brief, as: number }',
      'name.baton: expected a value that can be `number`, found baton: brief',
    ],
    [
      'name: { from: dealtype, map: { a: one }, as: number }',
      'name.map.a: expected a value that can be `number`, found "one"',
    ],
    [
      'name: { text: small, map: { smal: S } }',
      'name.text: expected a value of `map`: one of smal, found "small" (did you mean smal?)',
    ],
  ])('is found in every system: %s', async (rule, said) => {
    const file = path.join(folder(), KICKOFF);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace("name: { text: 'Kickoff: {dealname}' }", rule));
    expect(await errors()).toEqual([expect.stringContaining(`sync.targets.1.fields.${said}`)]);
  });
});
