import { fieldValues, placeholders } from '../mapping/field-values.ts';
import { misfitOf } from '../mapping/misfit-of.ts';
import { ownValue } from '../own-value.ts';
import type { FieldType, FieldTypes } from '../ports/connector.ts';
import { closestOf } from './closest.ts';
import { secondsOf } from './duration.ts';
import { oneOf } from './one-of.ts';
import type { ContractProblem, FieldPath } from './problem.ts';
import type { RuleSource } from './target-source.ts';
import type { handoffValues } from './target.ts';

/** A value that is known before there is any record, and where it stands from the rule on. */
interface Known {
  readonly value: string;
  readonly place: FieldPath;
  readonly found: string;
  /** It stands for others of its form: how long it is says nothing. */
  readonly isSample: boolean;
}

/** What a handoff knows, by its form: of these values no other part is known beforehand. */
const FORMS: Readonly<Record<(typeof handoffValues)[number], string>> = {
  'handoff-id': 'abcdefghijklmnopqrstuvwxyz',
  'owner-name': 'A Person',
  'owner-email': 'person@example.com',
  'accepted-at': '2026-01-02T03:04:05.678Z',
  'giver-name': 'A Person',
  brief: 'A property: its value',
  'record-link': 'https://example.com/record',
};

/** Finds values that never take the form that is asked of them: what stands in the contract, and what the handoff knows. */
export const lintForms = (rule: RuleSource, path: FieldPath): ContractProblem[] => [
  ...unmapped(rule, path),
  ...knownValues(rule).flatMap((known) => {
    if (valueOf(rule, known) !== undefined) return [];
    return [problem([...path, ...known.place], `a value that can be ${formOf(rule)}`, known.found)];
  }),
];

const unmapped = ({ text, map }: RuleSource, path: FieldPath): ContractProblem[] => {
  const fixed = fixedIn(text);
  if (fixed === undefined || map === undefined || Object.hasOwn(map, fixed)) return [];
  const keys = Object.keys(map);
  return [
    problem(
      [...path, 'text'],
      `a value of \`map\`: ${oneOf(keys)}`,
      JSON.stringify(fixed),
      closestOf(fixed, keys),
    ),
  ];
};

/** And those that the field never takes, once they have their form. What comes from a record is not known yet. */
export const lintValues = (
  field: string,
  rule: RuleSource,
  path: FieldPath,
  types: FieldTypes,
): ContractProblem[] => {
  const type = ownValue(types, field);
  if (type?.isWritable !== true) return [];
  return knownValues(rule).flatMap((known) => {
    const value = valueOf(rule, known);
    if (value === undefined || isTaken(value, known, type)) return [];
    const { choices = [] } = type;
    const suggestion = known.isSample ? undefined : closestOf(value, choices);
    return [problem([...path, ...known.place], taken(field, value, type), known.found, suggestion)];
  });
};

const isTaken = (value: string, { isSample, found }: Known, type: FieldType): boolean => {
  const because = misfitOf({ value }, { value: type })?.because;
  if (!isSample) return because === undefined;
  return because === undefined || because === 'too-long' || (type.choices !== undefined && NAMED.has(found));
};

/** People can be the choices of a field, and which of them it will be is not known. */
const NAMED: ReadonlySet<string> = new Set(['baton: owner-name', 'baton: owner-email', 'baton: giver-name']);

/** What a field takes, in the words of an error about one value. */
export const taken = (field: string, value: string, { kind, choices = [], maxLength }: FieldType): string => {
  if (choices.length > 0) return `a value that ${field} takes: one of ${choices.join(', ')}`;
  return maxLength !== undefined && value.length > maxLength
    ? `a value that ${field} takes: ${String(maxLength)} characters at most`
    : `a value that ${field} takes (${kind})`;
};

/** What is known of a value before there is a record: itself, or all that its map gives. */
export const knownValues = ({ text, baton, map }: RuleSource): readonly Known[] => {
  const fixed = fixedIn(text);
  if (map !== undefined) {
    const reached = Object.entries(map).filter(([key]) => fixed === undefined || key === fixed);
    return reached.map(([key, value]) => ({ ...literal(value), place: ['map', key] }));
  }
  if (fixed !== undefined) return [{ ...literal(fixed), place: ['text'] }];
  if (baton === undefined) return [];
  return [{ value: FORMS[baton], place: ['baton'], found: `baton: ${baton}`, isSample: true }];
};

/** A text that is the same for every record. */
const fixedIn = (text: string | undefined): string | undefined =>
  text === undefined || placeholders(text).length > 0 ? undefined : text.trim();

const literal = (value: string) => ({ value, found: JSON.stringify(value), isSample: false });

/** As it is written; undefined: it does not have the form. */
export const valueOf = ({ plus, as }: RuleSource, { value }: Known): string | undefined => {
  const rule = {
    field: 'value',
    from: { kind: 'property', property: 'value' } as const,
    ...(plus === undefined ? {} : { plusSeconds: secondsOf(plus) }),
    ...(as === undefined ? {} : { as }),
  };
  const made = fieldValues([rule], { properties: { value }, handoff: FORMS });
  return 'misfit' in made ? undefined : made.values.value;
};

const formOf = ({ plus, as }: RuleSource): string =>
  [...(plus === undefined ? [] : ['an instant or a date']), ...(as === undefined ? [] : [`\`${as}\``])].join(
    ' and then ',
  );

const problem = (path: FieldPath, expected: string, found: string, suggestion?: string): ContractProblem => ({
  ...{ path, at: 'value', expected, found },
  ...(suggestion === undefined ? {} : { suggestion }),
});
