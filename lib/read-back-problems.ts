import type { Contract } from '#domain/contract/contract.ts';
import type { Target } from '#domain/contract/target.ts';
import { systemName } from '#domain/story/words.ts';

import { timeoutSeconds } from './lambda-catalog.ts';
import type { Stage } from './stage.ts';

const MILLISECONDS = 1000;

/** A look, a write and reading it back. A token is asked for within the time of the request that needs it. */
const REQUESTS_OF_A_SYNC = 3;

/** What else than the record is made of what the record shows, and values are held against what the fields take. */
const requestsOf = ({ where, fields }: Target): number =>
  REQUESTS_OF_A_SYNC + (where.by === 'record' ? 0 : 1) + (fields.length === 0 ? 0 : 1);

/** The targets for which sync-target has too little time, if each of its requests takes as long as it may. */
export const readBackProblems = ({ settings }: Stage, contracts: readonly Contract[]): readonly string[] => {
  const worker = timeoutSeconds('sync-target', settings);
  return contracts.flatMap(({ id, sync }) =>
    sync.targets.flatMap((target) => {
      const requests = requestsOf(target);
      const seconds = (requests * settings.vendorTimeoutMs) / MILLISECONDS;
      const { system, readBackAfterSeconds } = target;
      if (worker > seconds + readBackAfterSeconds) return [];
      return `the timeout of sync-target (${worker} s) must be longer than the ${requests} requests that ${systemName(system)} needs (${seconds} s) and its readBackAfter in the contract ${id} (${readBackAfterSeconds} s), or it is cut off before it has read back`;
    }),
  );
};
