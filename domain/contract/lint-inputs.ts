import type { ContractSource } from './contract-source.ts';
import type { ContractProblem, FieldPath } from './problem.ts';

const LIMITS = [
  ['minimum', 'maximum'],
  ['minLength', 'maxLength'],
] as const;

/** Finds limits of required fields that no value can keep. */
export const lintInputs = ({ inputs, references }: ContractSource): ContractProblem[] => [
  ...limitsOf(inputs, ['inputs']),
  ...Object.entries(references).flatMap(([kind, reference]) =>
    limitsOf(reference.inputs, ['references', kind, 'inputs']),
  ),
];

const limitsOf = (inputs: ContractSource['inputs'], path: FieldPath): ContractProblem[] =>
  Object.entries(inputs).flatMap(([property, input]) => {
    const limits = new Map<string, unknown>(Object.entries(input));
    return LIMITS.flatMap(([low, high]): ContractProblem[] => {
      const [least, most] = [limits.get(low), limits.get(high)];
      if (typeof least !== 'number' || typeof most !== 'number' || least <= most) return [];
      const expected = `at least ${low} (${String(least)})`;
      return [{ path: [...path, property, high], at: 'value', expected, found: String(most) }];
    });
  });
