import type { FieldTypes } from '../ports/connector.ts';
import { systemName } from '../story/words.ts';
import { closestOf } from './closest.ts';
import { lintValues } from './lint-values.ts';
import type { LivePlace } from './live-system.ts';
import type { ContractProblem, FieldPath } from './problem.ts';
import type { TargetSource } from './target-source.ts';

/** A target in another system than the source of the trigger, of which it can be asked what it has. */
export type OtherTarget = Exclude<TargetSource, { system: 'hubspot' | 'http' }>;

/** What the system of a target has of it; undefined: it is not there. */
export interface Shown {
  readonly types: FieldTypes | undefined;
  readonly place?: LivePlace | undefined;
}

/** The kind of object that a target writes. */
export const objectOf = (target: OtherTarget): string =>
  target.system === 'salesforce' ? target.object : 'task';

/** Finds what a target names and its system does not have: the object or project, fields, and values that a field does not take. */
export const lintLiveTarget = (
  target: OtherTarget,
  path: FieldPath,
  { types, place }: Shown,
): ContractProblem[] => {
  if (types === undefined) return [missingObject(target, path)];
  const around = target.system === 'asana' ? placeProblems(target, path, place) : [];
  if (around.length > 0) return around;
  const owner =
    target.system === 'salesforce'
      ? fieldProblem(target, target.ownerProperty, [...path, 'ownerProperty'], 'value', types, true)
      : [];
  return [
    ...owner,
    ...Object.entries(target.fields).flatMap(([field, rule]) => [
      ...fieldProblem(target, field, [...path, 'fields', field], 'name', types, true),
      ...lintValues(field, rule, [...path, 'fields', field], types),
    ]),
    ...Object.keys(target.expect).flatMap((field) =>
      fieldProblem(target, field, [...path, 'expect', field], 'name', types, false),
    ),
  ];
};

const missingObject = (target: OtherTarget, path: FieldPath): ContractProblem => ({
  ...{ path: [...path, 'object'], at: 'value', found: JSON.stringify(objectOf(target)) },
  expected: `an object that ${systemName(target.system)} has and shows to Baton`,
});

const placeProblems = (
  { project, fields }: Extract<OtherTarget, { system: 'asana' }>,
  path: FieldPath,
  place: LivePlace | undefined,
): ContractProblem[] => {
  const at = { path: [...path, 'project'], at: 'value', found: JSON.stringify(project) } as const;
  if (place === undefined) return [{ ...at, expected: 'a project that Asana has and shows to Baton' }];
  if (place.isArchived) return [{ ...at, expected: 'a project that is not archived' }];
  return Object.keys(fields)
    .filter((field) => field.startsWith('custom_field:') && !place.fields.includes(field))
    .map((field) => {
      const suggestion = closestOf(field, place.fields);
      return {
        ...{ path: [...path, 'fields', field], at: 'name', found: JSON.stringify(field) },
        expected: 'a custom field of that project',
        ...(suggestion === undefined ? {} : { suggestion }),
      };
    });
};

const fieldProblem = (
  { system }: OtherTarget,
  field: string,
  path: FieldPath,
  at: ContractProblem['at'],
  types: FieldTypes,
  isWritten: boolean,
): ContractProblem[] => {
  const type = types[field];
  const name = systemName(system);
  const found = JSON.stringify(field);
  if (type !== undefined)
    return isWritten && !type.isWritable
      ? [{ path, at, expected: `a field that Baton may write in ${name}`, found }]
      : [];
  const suggestion = closestOf(field, namesIn(types, isWritten));
  const hint = suggestion === undefined ? {} : { suggestion };
  return [{ path, at, expected: `a field that ${name} has and shows to Baton`, found, ...hint }];
};

const namesIn = (types: FieldTypes, isWritten: boolean): readonly string[] =>
  Object.entries(types).flatMap(([name, { isWritable }]) => (isWritten && !isWritable ? [] : [name]));
