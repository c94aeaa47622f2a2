import { recordTarget } from '#domain/contract/target.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import type { CommandPorts } from './command-handoff.ts';
import { rulesOf } from './contracts.ts';
import { ownersOf } from './owners-of-record.ts';

/** Whether somebody has accepted the same record since, so that this handoff does not say any more whose it is. */
export async function isSuperseded(ports: CommandPorts, state: Handoff): Promise<boolean> {
  const { contract } = await rulesOf(ports, state.contractDigest);
  const property = recordTarget(contract)?.ownerProperty;
  const own = state.lastAcceptance?.acceptedAt;
  if (property === undefined || own === undefined) return false;
  const owners = await ownersOf(ports, state.record, property);
  return owners.some((other) => other.owner.acceptedAt > own);
}
