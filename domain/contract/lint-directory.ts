import { compileCalendar } from './compile-calendar.ts';
import type { DirectorySource } from './directory-source.ts';
import { lintCalendar } from './lint-calendar.ts';
import { lintPerson } from './lint-person.ts';
import { lintPool } from './lint-pool.ts';
import { unusablePerson } from './lint-references.ts';
import type { ContractProblem, FieldPath } from './problem.ts';

type Entry = { path: FieldPath; value: string };

/** Two people with one address or one vendor id: nobody could tell who of them acted. */
const sharedBy = (entries: readonly Entry[]): ContractProblem[] => {
  const seen = new Set<string>();
  return entries.flatMap(({ path, value }): ContractProblem[] => {
    const known = seen.has(value.toLowerCase());
    seen.add(value.toLowerCase());
    return known ? [{ path, at: 'value', expected: 'a value that nobody else has', found: value }] : [];
  });
};

const sharedIds = ({ people }: DirectorySource, system: 'hubspot' | 'hubspotUser' | 'slack') =>
  sharedBy(
    Object.entries(people).flatMap(([id, { ids }]): Entry[] => {
      const value = ids[system];
      return value === undefined ? [] : [{ path: ['people', id, 'ids', system], value }];
    }),
  );

const sharedAddresses = ({ people }: DirectorySource) =>
  sharedBy(
    Object.entries(people).map(([id, { email }]) => ({ path: ['people', id, 'email'], value: email })),
  );

const calendarProblems = ({ calendars }: DirectorySource): ContractProblem[] =>
  Object.entries(calendars).flatMap(([id, source]) =>
    lintCalendar(compileCalendar(id, source)).map((problem) => ({
      ...problem,
      path: ['calendars', id, ...problem.path],
    })),
  );

/** Finds what a well-formed directory still gets wrong. An empty list means that it is in order. */
export const lintDirectory = (directory: DirectorySource): ContractProblem[] => [
  ...unusablePerson(directory.desk, ['desk'], directory),
  ...sharedAddresses(directory),
  ...sharedIds(directory, 'hubspot'),
  ...sharedIds(directory, 'hubspotUser'),
  ...sharedIds(directory, 'slack'),
  ...Object.keys(directory.people).flatMap((id) => lintPerson(id, directory)),
  ...Object.keys(directory.pools).flatMap((id) => lintPool(id, directory)),
  ...calendarProblems(directory),
];
