import { exactNumber } from '../mapping/exact-number.ts';
import { misfitOf } from '../mapping/misfit-of.ts';
import { ownValue } from '../own-value.ts';
import type { FieldType, FieldTypes } from '../ports/connector.ts';
import { closestOf } from './closest.ts';
import { knownValues, lintValues, taken, valueOf } from './lint-values.ts';
import type { ContractProblem, FieldPath } from './problem.ts';
import type { RuleSource, TargetSource } from './target-source.ts';

/** Finds values that the fields of a described system never take, and those that are expected and that they never show. */
export const lintHttpValues = (
  { fields, expect }: TargetSource,
  path: FieldPath,
  types: FieldTypes,
): ContractProblem[] => [
  ...Object.entries(fields).flatMap(([field, rule]) => {
    const place = [...path, 'fields', field];
    return [...lintValues(field, rule, place, types), ...inexact(field, rule, place, types)];
  }),
  ...Object.entries(expect).flatMap(([field, what]) => {
    const type = ownValue(types, field);
    if (type === undefined || !('oneOf' in what)) return [];
    return what.oneOf.flatMap((value) => neverShown(field, value, [...path, 'expect', field], type));
  }),
];

/** What JSON would carry as another number is not sent. */
const inexact = (field: string, rule: RuleSource, path: FieldPath, types: FieldTypes): ContractProblem[] => {
  const type = ownValue(types, field);
  if (type?.kind !== 'number' || !type.isWritable) return [];
  return knownValues(rule).flatMap((known): ContractProblem[] => {
    const value = valueOf(rule, known) ?? '';
    const isSent = misfitOf({ value }, { value: type }) === undefined && value !== '';
    if (!isSent || exactNumber(value) !== undefined) return [];
    const expected = `a number that ${field} takes: in digits with a point, no more of them than JSON carries`;
    return [{ path: [...path, ...known.place], at: 'value', expected, found: known.found }];
  });
};

const neverShown = (field: string, value: string, path: FieldPath, type: FieldType): ContractProblem[] => {
  const shown = type.kind === 'boolean' ? value.toLowerCase() : value;
  if (misfitOf({ shown }, { shown: { ...type, isWritable: true } }) === undefined) return [];
  const suggestion = closestOf(value, type.choices ?? []);
  const expected = taken(field, value, type).replace('takes', 'can show');
  const hint = suggestion === undefined ? {} : { suggestion };
  return [{ path, at: 'value', expected, found: JSON.stringify(value), ...hint }];
};
