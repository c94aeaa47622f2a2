import { misfitOf } from '../mapping/misfit-of.ts';
import type { FieldType } from '../ports/connector.ts';
import { closestOf } from './closest.ts';
import type { ContractSource } from './contract-source.ts';
import type { DirectorySource } from './directory-source.ts';
import { idAt } from './directory.ts';
import { personOf } from './lint-references.ts';
import { taken } from './lint-values.ts';
import { mayBeAsked } from './may-be-asked.ts';
import type { ContractProblem } from './problem.ts';
import { systemOf } from './target-source.ts';
import type { TargetSource } from './target-source.ts';

/** Finds people who may be asked and whom the system of a target does not know. */
export const lintTargetPeople = (
  contract: ContractSource,
  target: TargetSource,
  index: number,
  directory: DirectorySource,
): ContractProblem[] => {
  const without = idsOf(contract, target, directory).flatMap(({ person, id }) =>
    id === undefined ? [person] : [],
  );
  if (without.length === 0) return [];
  const expected = `${placeOf(target)} in directory.yaml of everybody who may be asked`;
  const found = `none of ${without.join(', ')}`;
  return [
    {
      path: ['sync', 'targets', index],
      at: 'value',
      expected,
      found,
      ...misspelt(target, without, directory),
    },
  ];
};

/** The same system under a name that is nearly its own. */
const misspelt = (
  target: TargetSource,
  people: readonly string[],
  directory: DirectorySource,
): Pick<ContractProblem, 'suggestion'> => {
  if (target.system !== 'http') return {};
  const names = people.flatMap((id) => Object.keys(personOf(directory, id)?.ids.http ?? {}));
  const near = closestOf(target.name, names);
  return near === undefined
    ? {}
    : { suggestion: `${placeOf(target)}, where directory.yaml has ids.http.${near}` };
};

/** And people whose id there is none that the field of the owner takes. */
export const lintOwnerIds = (
  contract: ContractSource,
  target: Extract<TargetSource, { system: 'http' }>,
  index: number,
  directory: DirectorySource,
  type: FieldType,
): ContractProblem[] =>
  idsOf(contract, target, directory).flatMap(({ person, id = '' }): ContractProblem[] => {
    if (misfitOf({ id }, { id: type }) === undefined) return [];
    const expected = `${placeOf(target)} in directory.yaml: ${taken(target.ownerField, id, type)}`;
    const found = `${JSON.stringify(id)} of ${person}`;
    return [{ path: ['sync', 'targets', index, 'ownerField'], at: 'value', expected, found }];
  });

const idsOf = (contract: ContractSource, target: TargetSource, directory: DirectorySource) =>
  mayBeAsked(contract, directory).map((person) => {
    const ids = personOf(directory, person)?.ids;
    return { person, id: ids === undefined ? undefined : idAt(systemOf(target), ids) };
  });

const placeOf = (target: TargetSource): string =>
  `ids.${target.system === 'http' ? `http.${target.name}` : target.system}`;
