import type { DirectorySource } from './directory-source.ts';
import { unknownPerson } from './lint-contract.ts';
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

/** Finds what a well-formed directory still gets wrong. An empty list means that it is in order. */
export const lintDirectory = (directory: DirectorySource): ContractProblem[] => {
  const people = Object.entries(directory.people);
  const users = people.flatMap(([id, { ids }]): Entry[] =>
    ids.hubspotUser === undefined
      ? []
      : [{ path: ['people', id, 'ids', 'hubspotUser'], value: ids.hubspotUser }],
  );
  return [
    ...unknownPerson(directory.desk, ['desk'], directory),
    ...sharedBy(people.map(([id, { email }]) => ({ path: ['people', id, 'email'], value: email }))),
    ...sharedBy(
      people.map(([id, { ids }]) => ({ path: ['people', id, 'ids', 'hubspot'], value: ids.hubspot })),
    ),
    ...sharedBy(users),
  ];
};
