import { closestOf } from './closest.ts';
import type { ContractSource } from './contract-source.ts';
import { parseDuration } from './duration.ts';
import type { ContractProblem } from './problem.ts';

const withoutDeadline = ({ start, sla }: ContractSource): ContractProblem[] =>
  start === undefined || sla.startWithin !== undefined
    ? []
    : [{ path: ['start'], at: 'name', expected: 'sla.startWithin besides it', found: 'no such deadline' }];

const uselessStatuses = ({ start, statusMap, trigger }: ContractSource): ContractProblem[] => {
  const others = Object.values(statusMap).filter((status) => status !== trigger.status);
  return (start?.statuses ?? []).flatMap((status, index): ContractProblem[] => {
    if (others.includes(status)) return [];
    const expected = 'a status that statusMap maps to, other than that of the trigger';
    const suggestion = closestOf(status, others);
    const suggested = suggestion === undefined || suggestion === status ? {} : { suggestion };
    return [
      {
        path: ['start', 'statuses', index],
        at: 'value',
        expected,
        found: JSON.stringify(status),
        ...suggested,
      },
    ];
  });
};

const latestTooSoon = ({ start, sla }: ContractSource): ContractProblem[] => {
  const [latest, within] = [start?.latest, sla.startWithin];
  if (latest === undefined || within === undefined) return [];
  if ((parseDuration(latest) ?? 0) >= (parseDuration(within) ?? 0)) return [];
  const expected = `no less than startWithin (${within})`;
  return [{ path: ['start', 'latest'], at: 'value', expected, found: latest }];
};

/** Finds what is wrong with how the start of the work is known and followed up. */
export const lintStart = (contract: ContractSource): ContractProblem[] => [
  ...withoutDeadline(contract),
  ...uselessStatuses(contract),
  ...latestTooSoon(contract),
];
