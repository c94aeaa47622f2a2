import { closestOf } from './closest.ts';
import type { ContractSource } from './contract-source.ts';
import type { ContractProblem, FieldPath } from './problem.ts';

interface Written {
  readonly status: string;
  readonly path: FieldPath;
}

/** Every status that Baton may write, and the field that makes it do so. */
const writtenStatuses = ({ trigger, whenReturned, whenRecordMoves }: ContractSource): Written[] => [
  ...(whenReturned === undefined
    ? []
    : [
        { status: whenReturned.setStatusTo, path: ['whenReturned', 'setStatusTo'] },
        // It is given back when it goes on.
        { status: trigger.status, path: ['whenReturned'] },
      ]),
  ...(whenRecordMoves === 'set-back' ? [{ status: trigger.status, path: ['whenRecordMoves'] }] : []),
];

const notOneValue = ({ status, path }: Written, { statusMap }: ContractSource): ContractProblem[] => {
  const values = Object.entries(statusMap).flatMap(([value, mapped]) => (mapped === status ? [value] : []));
  if (values.length === 1) return [];
  const suggestion = values.length === 0 ? closestOf(status, Object.values(statusMap)) : undefined;
  const written = values.length === 0 ? JSON.stringify(status) : `${status} for ${values.join(' and ')}`;
  return [
    {
      path,
      at: 'value',
      expected: `exactly one value in statusMap for ${JSON.stringify(status)}, to be written`,
      found: written,
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  ];
};

const sameStatus = ({ trigger, whenReturned }: ContractSource): ContractProblem[] =>
  whenReturned?.setStatusTo === trigger.status
    ? [
        {
          path: ['whenReturned', 'setStatusTo'],
          at: 'value',
          expected: "another status than the trigger's",
          found: JSON.stringify(trigger.status),
        },
      ]
    : [];

/** Who returns it waits for the status to be given again, which begins nothing where it never does twice. */
const neverAgain = ({ trigger, whenReturned }: ContractSource): ContractProblem[] =>
  whenReturned !== undefined && trigger.occurrence === 'once-per-record'
    ? [
        {
          path: ['trigger', 'occurrence'],
          at: 'value',
          expected:
            'each-time together with whenReturned, so that giving the status again hands it over anew',
          found: trigger.occurrence,
          suggestion: 'each-time',
        },
      ]
    : [];

/** Finds a status that the record is to be set back to and that no value, or more than one, stands for, or that could be given again in vain. */
export const lintSetBack = (contract: ContractSource): ContractProblem[] => {
  const same = sameStatus(contract);
  if (same.length > 0) return same;
  const notWritable = writtenStatuses(contract).flatMap((written) => notOneValue(written, contract));
  return [...neverAgain(contract), ...notWritable];
};
