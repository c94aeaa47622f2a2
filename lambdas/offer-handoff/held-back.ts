import { loadContractLog } from '#application/command-contract.ts';
import { commandHandoff } from '#application/command-handoff.ts';
import type { CommandPorts } from '#application/command-handoff.ts';
import { pauseAt } from '#domain/contract-log/pauses.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import type { Actor } from '#domain/log/commit.ts';

/** Puts an offer off that was made a moment before its contract was paused, and that nobody has been told of yet. */
export async function isHeldBack(ports: CommandPorts, state: Handoff, actor: Actor): Promise<boolean> {
  const { status, handoffId, epoch } = state;
  if (status !== 'offered' || state.deliveries.some((delivery) => delivery.epoch === epoch)) return false;
  const { pauses } = await loadContractLog(ports, state.contract);
  if (pauseAt(pauses, ports.now()) === undefined) return false;
  await commandHandoff(ports, { handoffId, command: { type: 'HoldBackOffer', epoch }, actor });
  return true;
}
