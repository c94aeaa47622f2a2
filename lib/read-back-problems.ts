import type { Contract } from '#domain/contract/contract.ts';
import type { Target } from '#domain/contract/target.ts';
import { recordTarget } from '#domain/contract/target.ts';
import { systemName } from '#domain/story/words.ts';

import { timeoutSeconds } from './lambda-catalog.ts';
import type { Stage } from './stage.ts';

const MILLISECONDS = 1000;

/**
 * A look for what an earlier worker planned, a look at what is there now, a write and reading it back. A token is asked
 * for within the time of the request that needs it.
 */
const REQUESTS_OF_A_SYNC = 4;

/** What else than the record is made of what the record shows, and values are held against what the fields take. */
const requestsOf = ({ where, fields }: Target): number =>
  REQUESTS_OF_A_SYNC + (where.by === 'record' ? 0 : 1) + (fields.length === 0 ? 0 : 1);

/** A look, a write and a look after the wait, an emptying, another write and a look at once. */
const REQUESTS_OF_A_STATUS = 6;

const writesStatus = ({ whenReturned, whenRecordMoves }: Contract): boolean =>
  whenReturned !== undefined || whenRecordMoves === 'set-back';

/** The contract that has a status set for which there is too little time. */
const statusProblems = ({ settings }: Stage, contract: Contract): readonly string[] => {
  if (!writesStatus(contract)) return [];
  const worker = timeoutSeconds('sync-target', settings);
  const seconds = (REQUESTS_OF_A_STATUS * settings.vendorTimeoutMs) / MILLISECONDS;
  const wait = recordTarget(contract)?.readBackAfterSeconds ?? 0;
  if (worker > seconds + wait) return [];
  return [
    `the timeout of sync-target (${worker} s) must be longer than the ${REQUESTS_OF_A_STATUS} requests that setting a status needs (${seconds} s) and the readBackAfter of the record in the contract ${contract.id} (${wait} s), or it is cut off before it has read back`,
  ];
};

/** The targets for which sync-target has too little time, if each of its requests takes as long as it may. */
export const readBackProblems = (stage: Stage, contracts: readonly Contract[]): readonly string[] => {
  const { settings } = stage;
  const worker = timeoutSeconds('sync-target', settings);
  const ofTargets = contracts.flatMap(({ id, sync }) =>
    sync.targets.flatMap((target) => {
      const requests = requestsOf(target);
      const seconds = (requests * settings.vendorTimeoutMs) / MILLISECONDS;
      const { system, readBackAfterSeconds } = target;
      if (worker > seconds + readBackAfterSeconds) return [];
      return `the timeout of sync-target (${worker} s) must be longer than the ${requests} requests that ${systemName(system)} needs (${seconds} s) and its readBackAfter in the contract ${id} (${readBackAfterSeconds} s), or it is cut off before it has read back`;
    }),
  );
  return [...ofTargets, ...contracts.flatMap((contract) => statusProblems(stage, contract))];
};
