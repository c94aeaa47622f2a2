import type { Contract, InputType } from './contract.ts';

export type InputProblem = {
  property: string;
  label: string;
  type: InputType;
  problem: 'missing' | 'malformed';
};

const ISO_DATE = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

const isWellFormed = (value: string, type: InputType): boolean => {
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

/** What the record lacks before anybody may be asked: required properties that are empty or not of their type. */
export const inputProblems = (
  contract: Contract,
  values: Readonly<Record<string, string | null | undefined>>,
): InputProblem[] =>
  contract.inputs.flatMap((input): InputProblem[] => {
    const value = (values[input.property] ?? '').trim();
    if (value === '') return [{ ...input, problem: 'missing' }];
    return isWellFormed(value, input.type) ? [] : [{ ...input, problem: 'malformed' }];
  });
