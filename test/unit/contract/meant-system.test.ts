import { describe, expect, it } from 'vitest';
import { withMeantSystem } from '#domain/contract/meant-system.ts';
import type { ContractProblem } from '#domain/contract/problem.ts';

const meant = withMeantSystem(['board', 'ledger']);

const problem = (path: ContractProblem['path'], found: string, suggestion?: string): ContractProblem => ({
  path,
  at: 'value',
  expected: 'a system',
  found,
  ...(suggestion === undefined ? {} : { suggestion }),
});
const TARGET = ['sync', 'targets', 0, 'system'];

describe('the name of a described system in place of a word for a system', () => {
  it.each([
    [TARGET, '"board"', 'http, with name: board'],
    [TARGET, '"bord"', 'http, with name: board'],
    [TARGET, '"http-ledger"', 'http, with name: ledger'],
    [['systemOfRecord'], '"board"', 'http-board'],
    [['systemOfRecord'], '"http-bord"', 'http-board'],
  ])('at %j, %s is told how it is named there', (path, found, suggestion) => {
    expect(meant(problem(path, found))).toEqual(problem(path, found, suggestion));
  });

  it('is nearer than another word that was suggested', () => {
    expect(meant(problem(TARGET, '"ledger"', 'hubspot')).suggestion).toBe('http, with name: ledger');
  });

  it.each([
    ['another word is nearer, or as near', problem(TARGET, '"asana"', 'asana')],
    ['nothing is near', problem(TARGET, '"quite-another-thing"')],
    ['no text was found', problem(TARGET, '7')],
    ['the text is part of what was found', problem(TARGET, 'one of "board", "x" there')],
    ['the field is not that of a system', problem(['sync', 'targets', 0, 'name'], '"bord"')],
    ['the system is not that of a target', problem(['sync', 'reads', 0, 'system'], '"bord"')],
    ['it is no field of the sync', problem(['routing', 'targets', 0, 'system'], '"bord"')],
    ['it is another place', problem(['title'], '"bord"')],
    ['it says http in its middle', problem(TARGET, '"my-http-b"')],
  ])('stays as it is where %s', (_, found) => {
    expect(meant(found)).toEqual(found);
  });
});
