import { closestOf } from './closest.ts';
import type { ContractSource } from './contract-source.ts';
import { parseDuration } from './duration.ts';
import { oneOf } from './one-of.ts';
import type { ContractProblem } from './problem.ts';

const secondsOf = (duration: string): number => parseDuration(duration) ?? 0;

const amountsOf = ({ inputs, show }: ContractSource): string[] => {
  const numbers = Object.entries(inputs).flatMap(([name, { type }]) => (type === 'number' ? [name] : []));
  const shown = Object.keys(show).filter((name) => inputs[name] === undefined);
  return [...numbers, ...shown];
};

const unknownAmount = (contract: ContractSource): ContractProblem[] => {
  const { amount } = contract;
  const known = amountsOf(contract);
  if (amount === undefined || known.includes(amount)) return [];
  const suggestion = closestOf(amount, known);
  const which = known.length === 0 ? '' : `: ${oneOf(known)}`;
  return [
    {
      path: ['amount'],
      at: 'value',
      expected: `one of inputs with type number, or one of show${which}`,
      found: JSON.stringify(amount),
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  ];
};

const nothingToAddUp = ({ amount, observability }: ContractSource): ContractProblem[] =>
  observability?.waitingAmount === undefined || amount !== undefined
    ? []
    : [
        {
          path: ['observability', 'waitingAmount'],
          at: 'name',
          expected: '`amount` besides it, which names the property to add up',
          found: 'no such field',
        },
      ];

const halfAfterMost = ({ observability }: ContractSource): ContractProblem[] => {
  const { p50, p90 } = observability?.timeToAcknowledge ?? {};
  if (p50 === undefined || p90 === undefined || secondsOf(p50) <= secondsOf(p90)) return [];
  const path = ['observability', 'timeToAcknowledge', 'p50'];
  return [{ path, at: 'value', expected: `no more than p90 (${p90})`, found: p50 }];
};

/** What began within it could not even have expired. */
const windowTooShort = ({ observability, sla: { acceptWithin } }: ContractSource): ContractProblem[] => {
  if (observability === undefined) return [];
  const { window } = observability;
  if (secondsOf(window) >= secondsOf(acceptWithin)) return [];
  const expected = `no less than acceptWithin (${acceptWithin})`;
  return [{ path: ['observability', 'window'], at: 'value', expected, found: window }];
};

/** Finds an amount that no property holds, and thresholds that can only be kept, or never. */
export const lintObservability = (contract: ContractSource): ContractProblem[] => [
  ...unknownAmount(contract),
  ...nothingToAddUp(contract),
  ...halfAfterMost(contract),
  ...windowTooShort(contract),
];
