import { loadContractLog } from '#application/command-contract.ts';
import { pauseAt } from '#domain/contract-log/pauses.ts';
import type { PausedContract } from '#domain/operator/listing.ts';
import type { LookUpPorts } from './look-up-ports.ts';

/** Which of these contracts are paused now, and until when. One query each. */
export async function pausedAmong(
  ports: Pick<LookUpPorts, 'log' | 'now'>,
  contracts: readonly string[],
): Promise<PausedContract[]> {
  const now = ports.now();
  const found = await Promise.all(
    contracts.map(async (contract) => ({ contract, log: await loadContractLog(ports, contract) })),
  );
  return found.flatMap(({ contract, log }) => {
    const pause = pauseAt(log.pauses, now);
    return pause === undefined ? [] : [{ contract, until: pause.to }];
  });
}
