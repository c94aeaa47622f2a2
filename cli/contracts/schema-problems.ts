import type * as z from 'zod';
import { closestOf } from '#domain/contract/closest.ts';
import type { ContractProblem } from '#domain/contract/problem.ts';
import { durationMeant } from '#domain/contract/duration.ts';
import { kebab } from '#domain/contract/kebab.ts';
import { knownFields, knownValues } from './known-words.ts';

/** What stands in a field, in the words of an error. */
const described = (value: unknown): string => {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a section';
  return JSON.stringify(value);
};

const isRecord = (value: unknown): value is Record<PropertyKey, unknown> =>
  typeof value === 'object' && value !== null;

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((inner: unknown, key) => (isRecord(inner) ? inner[key] : undefined), value);

const fieldPath = (path: readonly PropertyKey[]): (string | number)[] =>
  path.map((key) => (typeof key === 'symbol' ? String(key) : key));

const hint = (word: unknown, candidates: readonly string[]): { suggestion?: string } => {
  const suggestion = typeof word === 'string' ? closestOf(word, candidates) : undefined;
  return suggestion === undefined ? {} : { suggestion };
};

/** A near word of those that may stand there; else what was written, in the form that was expected. */
const meant = (expected: string, value: unknown, known: readonly string[]): { suggestion?: string } => {
  const near = hint(value, known);
  if (near.suggestion !== undefined) return near;
  // YAML reads true and 5 as something else than texts.
  if (typeof value === 'boolean' || typeof value === 'number')
    return expected.startsWith('a value') ? { suggestion: `'${String(value)}', in quotes` } : near;
  if (typeof value !== 'string') return near;
  const suggestion = inForm(expected, value);
  return suggestion === undefined || suggestion === '' || suggestion === value ? {} : { suggestion };
};

const inForm = (expected: string, value: string): string | undefined => {
  if (expected.startsWith('a duration')) return durationMeant(value);
  return /^the id of a|in small letters/.test(expected) ? kebab(value) : undefined;
};

const unknownFields = (
  issue: z.core.$ZodIssueUnrecognizedKeys,
  source: unknown,
  schema: z.ZodType,
): ContractProblem[] => {
  const known = knownFields(schema, fieldPath(issue.path), valueAt(source, issue.path));
  return issue.keys.map((key) => ({
    path: fieldPath([...issue.path, key]),
    at: 'name' as const,
    expected: `one of ${known.join(', ')}`,
    found: JSON.stringify(key),
    ...hint(key, known),
  }));
};

/** How many fields a section has that this alternative does not know: what it was meant as knows them all. */
const strangers = (issues: readonly z.core.$ZodIssue[]): number =>
  issues.filter(({ code }) => code === 'unrecognized_keys').length;

/** What is wrong within the one alternative that a section was plainly meant as; undefined if it fits none at all. */
const withinAlternative = (issue: z.core.$ZodIssueInvalidUnion): z.core.$ZodIssue[] | undefined =>
  issue.errors
    .toSorted((one, other) => strangers(one) - strangers(other))
    .find(
      (issues) =>
        issues.length > 0 &&
        issues.every(({ code, path }) => code === 'unrecognized_keys' || path.length > 0),
    )
    ?.map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] }));

/** A word that stands by itself, written as if something belonged to it: `manager: true`. */
const wordAsField = (
  schema: z.ZodType,
  path: readonly (string | number)[],
  value: unknown,
): Pick<ContractProblem, 'expected' | 'found' | 'suggestion'> | undefined => {
  if (!isRecord(value)) return undefined;
  const word = knownValues(schema, path).find((known) => Object.hasOwn(value, known));
  if (word === undefined) return undefined;
  return { expected: `${word} by itself`, found: `${word}: with something behind it`, suggestion: word };
};

/** What a rule of ours says itself that it found. */
const foundIn = (issue: z.core.$ZodIssue): string | undefined => {
  const found: unknown = issue.code === 'custom' ? issue.params?.found : undefined;
  return typeof found === 'string' ? found : undefined;
};

const problemsOf = (issue: z.core.$ZodIssue, source: unknown, schema: z.ZodType): ContractProblem[] => {
  const path = fieldPath(issue.path);
  const asField = wordAsField(schema, path, valueAt(source, issue.path));
  if (asField !== undefined) return [{ path, at: 'value', ...asField }];
  if (issue.code === 'unrecognized_keys') return unknownFields(issue, source, schema);
  const within = issue.code === 'invalid_union' ? withinAlternative(issue) : undefined;
  if (within !== undefined) return within.flatMap((inner) => problemsOf(inner, source, schema));
  if (issue.code === 'invalid_key') {
    const expected = issue.issues[0]?.message ?? issue.message;
    return [{ path, at: 'name', expected, found: described(path.at(-1)) }];
  }
  const value = valueAt(source, issue.path);
  const known = knownValues(schema, path);
  return [
    {
      path,
      at: 'value',
      expected: issue.message,
      found: foundIn(issue) ?? described(value),
      ...meant(issue.message, value, known),
    },
  ];
};

/** Says what a schema finds wrong with a source in our words: by field, expected, found, and a near word if any. */
export const schemaProblems = (error: z.ZodError, source: unknown, schema: z.ZodType): ContractProblem[] =>
  error.issues.flatMap((issue) => problemsOf(issue, source, schema));
