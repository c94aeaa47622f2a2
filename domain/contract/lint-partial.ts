import type { ContractSource } from './contract-source.ts';
import type { ContractProblem } from './problem.ts';

/** Finds a contract that is to take back what was written to the other targets, and has no others. */
export const lintPartial = ({ whenPartial, sync }: ContractSource): ContractProblem[] =>
  whenPartial === 'roll-back' && sync.targets.length < 2
    ? [
        {
          path: ['whenPartial'],
          at: 'value',
          expected: 'hold or retry, because roll-back needs two targets or more',
          found: whenPartial,
          suggestion: 'hold',
        },
      ]
    : [];
