import { closestOf } from './closest.ts';
import type { ContractSource } from './contract-source.ts';
import type { DirectorySource } from './directory-source.ts';
import { ownValue } from '../own-value.ts';
import { fieldsIn } from './http-body.ts';
import { fieldTypes } from './http-field-types.ts';
import { lintOwnerIds, lintTargetPeople } from './lint-target-people.ts';
import type { HttpSystemSource } from './http-system-source.ts';
import { lintHttpValues } from './lint-http-values.ts';
import { oneOf } from './one-of.ts';
import type { ContractProblem, FieldPath } from './problem.ts';
import type { TargetSource } from './target-source.ts';

type HttpTarget = Extract<TargetSource, { system: 'http' }>;

/** What is known of `contracts/systems/`: every name, and the descriptions that are in order by themselves. */
export interface HttpSystems {
  readonly names: readonly string[];
  readonly sources: readonly HttpSystemSource[];
}

/** Finds what a contract asks of a described system and its description does not have, or never takes. */
export const lintHttpTargets = (
  contract: ContractSource,
  { names, sources }: HttpSystems,
  directory: DirectorySource | undefined,
): ContractProblem[] =>
  contract.sync.targets.flatMap((target, index) => {
    if (target.system !== 'http') return [];
    const path = ['sync', 'targets', index];
    if (!names.includes(target.name)) return [unknown(names, target.name, path)];
    const people = directory === undefined ? [] : lintTargetPeople(contract, target, index, directory);
    const system = sources.find(({ id }) => id === target.name);
    if (system === undefined) return people;
    const types = fieldTypes(system);
    const owner = ownValue(types, target.ownerField);
    return [
      ...people,
      ...(directory === undefined || owner?.isWritable !== true
        ? []
        : lintOwnerIds(contract, target, index, directory, owner)),
      ...unmade(target, system, path),
      ...unreachable(contract, target, system, path),
      ...unknownFields(target, system, path),
      ...unwritable(target, system, path),
      ...lintHttpValues(target, path, types),
    ];
  });

const unknown = (names: readonly string[], name: string, path: FieldPath): ContractProblem => {
  const suggestion = closestOf(name, names);
  const listed = names.length === 0 ? 'of which there is none' : `which has ${names.join(', ')}`;
  return {
    ...{ path: [...path, 'name'], at: 'value', found: JSON.stringify(name) },
    expected: `a system of contracts/systems, ${listed}`,
    ...(suggestion === undefined ? {} : { suggestion }),
  };
};

const unmade = (
  { recordId, name }: HttpTarget,
  { make }: HttpSystemSource,
  path: FieldPath,
): ContractProblem[] =>
  recordId !== undefined || make !== undefined
    ? []
    : [
        {
          ...{ path, at: 'value', found: 'none' },
          expected: `recordId, because systems/${name}.yaml has no \`make\``,
        },
      ];

/** A rollback would end in part each time: what was made could not be taken back. */
const unreachable = (
  { whenPartial }: ContractSource,
  { recordId, name }: HttpTarget,
  { make, putAway }: HttpSystemSource,
  path: FieldPath,
): ContractProblem[] =>
  whenPartial !== 'roll-back' || recordId !== undefined || make === undefined || putAway !== undefined
    ? []
    : [
        {
          ...{ path, at: 'value', found: 'none' },
          expected: `\`putAway\` in systems/${name}.yaml, because whenPartial is roll-back`,
        },
      ];

interface Named {
  readonly name: string;
  readonly path: FieldPath;
  readonly at: ContractProblem['at'];
}

const writtenBy = ({ ownerField, fields }: HttpTarget, path: FieldPath): readonly Named[] => [
  { name: ownerField, path: [...path, 'ownerField'], at: 'value' },
  ...Object.keys(fields).map((name) => ({ name, path: [...path, 'fields', name], at: 'name' as const })),
];

const unknownFields = (
  target: HttpTarget,
  { fields }: HttpSystemSource,
  path: FieldPath,
): ContractProblem[] => {
  const known = Object.keys(fields);
  const expected = Object.keys(target.expect).map((name) => ({
    ...{ name, path: [...path, 'expect', name], at: 'name' as const },
  }));
  return [...writtenBy(target, path), ...expected]
    .filter(({ name }) => !known.includes(name))
    .map(({ name, ...place }) => {
      const suggestion = closestOf(name, known);
      return {
        ...{ ...place, expected: `a field of systems/${target.name}.yaml: ${oneOf(known)}` },
        found: JSON.stringify(name),
        ...(suggestion === undefined ? {} : { suggestion }),
      };
    });
};

const unwritable = (target: HttpTarget, system: HttpSystemSource, path: FieldPath): ContractProblem[] => {
  const requests = target.recordId === undefined ? (['write', 'make'] as const) : (['write'] as const);
  return requests.flatMap((request) => {
    const body = system[request]?.body;
    if (body === undefined) return [];
    const sent = fieldsIn(body);
    return writtenBy(target, path)
      .filter(({ name }) => Object.hasOwn(system.fields, name) && !sent.includes(name))
      .map(({ name, ...place }) => ({
        ...{ ...place, found: JSON.stringify(name) },
        expected: `a field that \`${request}\` of systems/${target.name}.yaml sends: ${oneOf(sent)}`,
      }));
  });
};
