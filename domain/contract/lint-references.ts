import { closestOf } from './closest.ts';
import type { DirectorySource, PersonSource } from './directory-source.ts';
import type { ContractProblem, FieldPath } from './problem.ts';

const WORDS = { people: 'a person', pools: 'a pool', calendars: 'a calendar' } as const;

/** The person of that id, or undefined if the directory does not have it. */
export const personOf = ({ people }: DirectorySource, id: string): PersonSource | undefined =>
  Object.entries(people).find(([known]) => known === id)?.[1];

/** The people of a pool; none if the directory does not have it. */
export const poolOf = ({ pools }: DirectorySource, id: string): readonly string[] =>
  Object.entries(pools).find(([known]) => known === id)?.[1] ?? [];

/** Whether somebody is in the directory and can be asked at all. */
export const isActive = (directory: DirectorySource, id: string): boolean =>
  personOf(directory, id)?.active ?? false;

/** People are too many to name; of the others all are. */
const listed = (kind: keyof typeof WORDS, known: readonly string[]): string => {
  if (kind === 'people') return '';
  return known.length === 0 ? ', which has none yet' : ` (${known.join(', ')})`;
};

/** A reference to what the directory does not have, with the nearest id that it has. */
export const unknownId = (
  kind: keyof typeof WORDS,
  id: string,
  path: FieldPath,
  directory: DirectorySource,
): ContractProblem[] => {
  const known = Object.keys(directory[kind]);
  if (known.includes(id)) return [];
  const suggestion = closestOf(id, known);
  return [
    {
      path,
      at: 'value',
      expected: `${WORDS[kind]} of directory.yaml${suggestion === undefined ? listed(kind, known) : ''}`,
      found: JSON.stringify(id),
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  ];
};

/** A reference to somebody who cannot be asked or told: unknown, or no longer active. */
export const unusablePerson = (
  id: string,
  path: FieldPath,
  directory: DirectorySource,
): ContractProblem[] => {
  if (personOf(directory, id)?.active !== false) return unknownId('people', id, path, directory);
  const expected = 'an active person of directory.yaml';
  return [{ path, at: 'value', expected, found: `${JSON.stringify(id)}, who is not active` }];
};
