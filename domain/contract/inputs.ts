import type { Contract, Input } from './contract.ts';

export type InputProblem = Pick<Input, 'property' | 'label'> & {
  /** `malformed`: it is there, and not of its type or not within its limits. */
  problem: 'missing' | 'malformed';
};

const ISO_DATE = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const isOfType = (value: string, { type }: Input): boolean => {
  switch (type) {
    case 'text':
      return true;
    case 'email':
      return EMAIL.test(value);
    case 'number':
      return Number.isFinite(Number(value));
    case 'date':
      return ISO_DATE.test(value) && !Number.isNaN(Date.parse(value));
  }
};

/** Lengths are counted in characters as JSON Schema has it, not in UTF-16 units. */
const isWithin = (value: string, input: Input): boolean => {
  const length = Array.from(value).length;
  return (
    (input.minimum === undefined || Number(value) >= input.minimum) &&
    (input.maximum === undefined || Number(value) <= input.maximum) &&
    (input.minLength === undefined || length >= input.minLength) &&
    (input.maxLength === undefined || length <= input.maxLength) &&
    (input.pattern === undefined || new RegExp(input.pattern, 'u').test(value)) &&
    (input.enum === undefined || input.enum.includes(value))
  );
};

/** What the record lacks before anybody may be asked: required properties that are empty, not of their type, or not within their limits. */
export const inputProblems = (
  { inputs }: Pick<Contract, 'inputs'>,
  values: Readonly<Record<string, string | null | undefined>>,
): InputProblem[] =>
  inputs.flatMap((input): InputProblem[] => {
    const { property, label } = input;
    const value = (values[property] ?? '').trim();
    if (value === '') return [{ property, label, problem: 'missing' }];
    const fits = isOfType(value, input) && isWithin(value, input);
    return fits ? [] : [{ property, label, problem: 'malformed' }];
  });
