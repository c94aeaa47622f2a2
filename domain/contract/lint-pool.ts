import type { DirectorySource } from './directory-source.ts';
import { isActive, poolOf, unknownId } from './lint-references.ts';
import type { ContractProblem } from './problem.ts';

const nobody = (id: string, members: readonly string[], directory: DirectorySource): ContractProblem[] => {
  const path = ['pools', id];
  if (members.length === 0) return [{ path, at: 'value', expected: 'at least one person', found: 'nobody' }];
  if (members.some((member) => isActive(directory, member))) return [];
  const found = `${members.join(', ')}, none of them active`;
  return [{ path, at: 'value', expected: 'at least one active person', found }];
};

const memberTwice = (id: string, members: readonly string[]): ContractProblem[] =>
  members.flatMap((member, index): ContractProblem[] =>
    members.indexOf(member) === index
      ? []
      : [{ path: ['pools', id, index], at: 'value', expected: 'each person once', found: `${member} again` }],
  );

/** Finds a pool that can give nobody, and members that are unknown or stand in it twice. */
export const lintPool = (id: string, directory: DirectorySource): ContractProblem[] => {
  const members = poolOf(directory, id);
  const unknown = members.flatMap((member, index) =>
    unknownId('people', member, ['pools', id, index], directory),
  );
  return [
    ...unknown,
    ...(unknown.length > 0 ? [] : nobody(id, members, directory)),
    ...memberTwice(id, members),
  ];
};
