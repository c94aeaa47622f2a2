import type { ContractSource } from './contract-source.ts';
import type { ContractProblem } from './problem.ts';

const LIMITS = [
  ['minimum', 'maximum'],
  ['minLength', 'maxLength'],
] as const;

/** Finds limits of required fields that no value can keep. */
export const lintInputs = ({ inputs }: ContractSource): ContractProblem[] =>
  Object.entries(inputs).flatMap(([property, input]) => {
    const limits = new Map<string, unknown>(Object.entries(input));
    return LIMITS.flatMap(([low, high]): ContractProblem[] => {
      const [least, most] = [limits.get(low), limits.get(high)];
      if (typeof least !== 'number' || typeof most !== 'number' || least <= most) return [];
      const expected = `at least ${low} (${String(least)})`;
      return [{ path: ['inputs', property, high], at: 'value', expected, found: String(most) }];
    });
  });
