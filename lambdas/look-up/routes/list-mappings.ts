import { loadContractLog } from '#application/command-contract.ts';
import type { Contract } from '#domain/contract/contract.ts';
import { statusOf } from '#domain/contract/status-of.ts';
import type { MappingsAnswer } from '#domain/operator/mappings.ts';
import type { LookUpPorts } from '../look-up-ports.ts';

/** What was mapped in a hurry and is not in its contract's file yet: once it ends, its value is unknown again. A log for each contract. */
export async function listMappings(ports: LookUpPorts): Promise<MappingsAnswer> {
  const { contracts } = ports.bundle;
  const found = await Promise.all(contracts.map(({ contract }) => hurriedOf(ports, contract)));
  return { mappings: found.flat().sort((a, b) => (a.endsAt < b.endsAt ? -1 : 1)) };
}

async function hurriedOf(ports: LookUpPorts, contract: Contract): Promise<MappingsAnswer['mappings']> {
  const now = ports.now();
  const { mappings } = await loadContractLog(ports, contract.id);
  return Object.entries(mappings).flatMap(([value, { status, endsAt }]) =>
    endsAt <= now || statusOf(contract, value) !== undefined
      ? []
      : [{ contract: contract.id, value, status, endsAt }],
  );
}
