import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileContracts } from '#cli/contracts/compile.ts';
import { changedFolder } from './changed-folder.ts';
import { KICKOFF, namedBoard, PEOPLE, TARGET } from './named-board.ts';
import { textOf } from './sample.ts';

const { folder, change, errors } = changedFolder(KICKOFF);
const { describeBoard, nameBoard } = namedBoard(folder);

describe('a system that a team describes itself', () => {
  it('is compiled with the contracts, and named by its target', async () => {
    describeBoard();
    nameBoard();
    const result = await compileContracts(folder());
    if (result.kind === 'errors') throw new Error(result.errors.map(({ message }) => message).join('\n'));
    const { systems, contracts, directory } = result.bundle;
    expect(systems).toMatchObject([{ id: 'board', read: { method: 'GET', path: '/tickets/{id}' } }]);
    expect(contracts[0]?.contract.sync.targets.at(-1)).toMatchObject({
      system: 'http-board',
      where: { by: 'made', objectType: 'by-key' },
      ownerProperty: 'assignee',
    });
    expect(directory.people[0]?.ids.http).toEqual({ board: 'user-of-it' });
  });

  it('is found by a property of the record, if the contract names one', async () => {
    describeBoard();
    nameBoard('ownerField', 'recordId: board_ticket\n      ownerField');
    const result = await compileContracts(folder());
    expect(result).toMatchObject({ kind: 'compiled' });
    const where =
      result.kind === 'compiled' ? result.bundle.contracts[0]?.contract.sync.targets.at(-1)?.where : {};
    expect(where).toEqual({ by: 'property', property: 'board_ticket', objectType: 'by-id' });
  });

  it('need not be there at all', async () => {
    expect(await errors()).toEqual([]);
  });

  it.each([
    ['id: board', 'id: bord', 'id: expected "board", as the file is named, found "bord"'],
    ['kind: number', 'kind: nubmer', 'kind: expected one of text, number, '],
    ['kind: number', 'kind: nubmer', '(did you mean number?)'],
    ['thing: /ticket', 'thing: ticket', 'expected a JSON pointer such as /ticket/id'],
    ['path: /tickets/{id}', 'path: tickets/{id}', 'expected a path such as /tickets/{id}, without a query'],
    [
      'path: /tickets/{id}',
      'path: /tickets/{ID}',
      'expected {id}, and no other brace, found "{ID}" (did you mean {id}?)',
    ],
    ['path: /tickets/{id}', 'path: /tickets', 'read: expected {id} in the path or the query'],
    ['path: /tickets/{id}', 'path: /tickets/../{id}', 'read.path: expected a path as it is sent'],
    [
      "externalKey: '{key}'",
      "externalKey: '{id}'",
      'find.query.externalKey: expected {key}, and no other brace',
    ],
    [
      'externalKey: { baton: key }',
      'externalKey: { baton: kee }',
      'expected one of key, correlation-id, found "kee" (did you mean key?)',
    ],
    [
      'title: { field: title }',
      'title: { field: titel }',
      'write.body.ticket.title.field: expected one of assignee, title',
    ],
    ['title: { field: title }', 'title: { field: titel }', '(did you mean title?)'],
    ['kind: choice', 'kind: text', 'fields.state: expected kind: choice, because there are choices'],
    [
      'Idempotency-Key',
      'Authorization',
      'idempotencyHeader: expected a header of its own, found "Authorization"',
    ],
    ['method: PATCH', 'method: DELETE', 'write.method: expected one of POST, PUT, PATCH, found "DELETE"'],
    ['  at: /error\n', '  on: /error\n', 'errors.on: expected one of at, code, field'],
  ])('says what is wrong: %j, %j', async (from, to, expected) => {
    describeBoard(from, to);
    const found = await errors();
    expect(found[0]).toMatch(/^systems\/board\.yaml:\d+:\d+ /);
    expect(found.join('\n')).toContain(expected);
  });

  it('that makes things must find them again, and puts away only what it makes', async () => {
    describeBoard('find:', 'search:');
    expect((await errors()).join('\n')).toContain('expected one of id, thing, idAt');
    describeBoard('make:\n  method: POST\n  path: /tickets\n', 'putAways:\n');
    expect((await errors()).length).toBeGreaterThan(0);
  });
});

describe('a contract that names one', () => {
  it('names one that there is', async () => {
    describeBoard();
    nameBoard('name: board', 'name: bord');
    expect((await errors()).join('\n')).toContain(
      'name: expected a system of contracts/systems, which has board, found "bord" (did you mean board?)',
    );
  });

  it('that is not there is all that is said of it', async () => {
    describeBoard();
    nameBoard('name: board', 'name: bord');
    expect(await errors()).toHaveLength(1);
  });

  it.each([
    ['http-board', 'http, with name: board'],
    ['board', 'http, with name: board'],
    ['bord', 'http, with name: board'],
    ['htpp', 'http'],
    ['asanna', 'asana'],
  ])('as `system: %s` is told what was meant', async (system, meant) => {
    describeBoard();
    nameBoard('system: http', `system: ${system}`);
    expect(await errors()).toEqual([
      expect.stringContaining(
        `system: expected one of hubspot, salesforce, asana, http, found "${system}" (did you mean ${meant}?)`,
      ),
    ]);
  });

  it('names none where there is none', async () => {
    nameBoard();
    expect(await errors()).toEqual([
      expect.stringContaining(
        'expected a system of contracts/systems, of which there is none, found "board"',
      ),
    ]);
  });

  it.each([
    [
      'ownerField: assignee',
      'ownerField: asignee',
      'ownerField: expected a field of systems/board.yaml: one of assignee',
    ],
    ['ownerField: assignee', 'ownerField: asignee', '(did you mean assignee?)'],
    ['title: {', 'archived: {', 'a field that `write` of systems/board.yaml sends: one of assignee'],
    ['title: {', 'assignee: {', 'fields.assignee: expected a field of its own'],
    [
      '      readBackAfter',
      '      expect: { closed: "x" }\n      readBackAfter',
      'expect.closed: expected a field of',
    ],
  ])('says what is wrong: %j, %j', async (from, to, expected) => {
    describeBoard();
    nameBoard(from, to);
    expect((await errors()).join('\n')).toContain(expected);
  });

  it('names a record where the system makes none', async () => {
    const text = textOf('systems/board.yaml');
    describeBoard(text.slice(text.indexOf('# What Baton makes'), text.indexOf('errors:')), '');
    nameBoard();
    expect((await errors()).join('\n')).toContain('recordId, because systems/board.yaml has no `make`');
  });

  it('is not rolled back where nothing can be put away', async () => {
    const text = textOf('systems/board.yaml');
    describeBoard(text.slice(text.indexOf('putAway:'), text.indexOf('errors:')), '');
    nameBoard();
    expect(await errors()).toEqual([]);
    change(KICKOFF, 'sync:\n', 'whenPartial: roll-back\nsync:\n');
    expect((await errors()).join('\n')).toContain(
      '`putAway` in systems/board.yaml, because whenPartial is roll-back',
    );
  });

  it('needs everybody known there', async () => {
    describeBoard();
    nameBoard();
    const file = path.join(folder(), PEOPLE);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('http: { board: user-of-it }', ''));
    expect((await errors()).join('\n')).toContain(
      'ids.http.board in directory.yaml of everybody who may be asked',
    );
  });

  it('is told where people are known there under a name that is nearly its own', async () => {
    describeBoard();
    nameBoard();
    const file = path.join(folder(), PEOPLE);
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('board: user-of-it', 'bord: user-of-it'));
    expect(await errors()).toEqual([
      expect.stringContaining('(did you mean ids.http.board, where directory.yaml has ids.http.bord?)'),
    ]);
  });

  it('names it once', async () => {
    describeBoard();
    nameBoard();
    const file = path.join(folder(), KICKOFF);
    writeFileSync(file, `${readFileSync(file, 'utf8')}${TARGET}`);
    expect((await errors()).join('\n')).toContain('.name: expected each system once, found "board"');
  });
});
