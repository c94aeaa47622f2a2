import { loadContractLog } from '#application/command-contract.ts';
import { commandHandoff } from '#application/command-handoff.ts';
import type { CommandPorts } from '#application/command-handoff.ts';
import { contractByDigest } from '#application/contracts.ts';
import { pauseAt } from '#domain/contract-log/pauses.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import type { Actor } from '#domain/log/commit.ts';

/**
 * Puts an offer off that nobody has been told of yet, and that was made a moment before its contract was paused, or
 * before a handoff was seen that has to be done first.
 */
export async function isHeldBack(ports: CommandPorts, state: Handoff, actor: Actor): Promise<boolean> {
  const { status, handoffId, epoch } = state;
  if (status !== 'offered' || state.deliveries.some((delivery) => delivery.epoch === epoch)) return false;
  if (!(await mayBeTooEarly(ports, state))) return false;
  const order = { handoffId, command: { type: 'HoldBackOffer', epoch }, actor } as const;
  const { state: present } = await commandHandoff(ports, order);
  return present?.status !== 'offered' || present.epoch !== epoch;
}

async function mayBeTooEarly(ports: CommandPorts, { contract, contractDigest }: Handoff): Promise<boolean> {
  const { pauses } = await loadContractLog(ports, contract);
  if (pauseAt(pauses, ports.now()) !== undefined) return true;
  return (await contractByDigest(ports, contractDigest)).after !== undefined;
}
