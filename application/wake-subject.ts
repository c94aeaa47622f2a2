import { mappedStatus } from '#domain/contract-log/contract-log.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { SubjectId } from '#domain/ids.ts';
import type { Actor } from '#domain/log/commit.ts';
import type { Repair } from '#domain/metrics/repairs-in.ts';
import { lostTimer, repairsIn } from '#domain/metrics/repairs-in.ts';
import { commandBlocked, loadBlocked } from './command-blocked.ts';
import { commandContract, loadContractLog } from './command-contract.ts';
import { wakeHandoff } from './command-handoff.ts';
import { presentContract } from './contracts.ts';
import { applyEffects } from './effects/apply-effects.ts';
import type { EffectPorts } from './effects/effect-ports.ts';
import type { Ports } from './ports.ts';
import { wakeIncident } from './wake-incident.ts';

/** What a wake reads besides what its effects do. */
export type WakePorts = EffectPorts & Pick<Ports, 'health' | 'absences'>;

/**
 * Asks a subject what is due now, commits that, and makes its effects true again. What had not moved on by
 * itself is told as soon as it is committed: the effects may fail, and another wake makes them.
 */
export async function wakeSubject(
  ports: WakePorts,
  subject: SubjectId,
  actor: Actor,
  tell: (repaired: readonly Repair[]) => void,
): Promise<string | undefined> {
  const repaired = await askWhatIsDue(ports, subject, actor);
  if (repaired.length > 0) tell(repaired);
  return applyEffects(ports, subject);
}

async function askWhatIsDue(ports: WakePorts, subject: SubjectId, actor: Actor): Promise<readonly Repair[]> {
  const { kind, id } = subjectParts(subject);
  switch (kind) {
    case 'handoff':
      return repairHandoff(ports, id, actor);
    case 'incident':
      return wakeIncident(ports, id, actor);
    case 'blocked':
      await releaseIfMapped(ports, id, actor);
      return [];
    case 'contract':
      return endPause(ports, id, actor);
    case 'backlog':
      return [];
  }
}

async function repairHandoff(ports: WakePorts, id: string, actor: Actor): Promise<readonly Repair[]> {
  const handoffId = handoffIdSchema.parse(id);
  const { before, facts, commit } = await wakeHandoff(ports, { handoffId, actor });
  if (before === undefined || commit === undefined) return [];
  return repairsIn(before, facts, commit.at, ports.settings);
}

/** A pause ends also for a contract that this deployment no longer has. */
async function endPause(ports: EffectPorts, contractId: string, actor: Actor): Promise<readonly Repair[]> {
  const contract = presentContract(ports, contractId) ?? { id: contractId, statusMap: {} };
  const { before, commit } = await commandContract(ports, { contract, actor, command: { type: 'Wake' } });
  return commit === undefined ? [] : lostTimer(before.endsAt, commit.at, ports.settings);
}

/** An event that waited for a mapping goes on as soon as there is one. */
async function releaseIfMapped(ports: EffectPorts, blockedId: string, actor: Actor): Promise<void> {
  const state = await loadBlocked(ports, blockedId);
  if (state?.status !== 'blocked' || state.cause.kind !== 'unmapped') return;
  const contract = presentContract(ports, state.cause.contract);
  if (contract === undefined) return;
  const log = await loadContractLog(ports, contract.id);
  if (mappedStatus(contract, log, state.cause.value, ports.now()) === undefined) return;
  await commandBlocked(ports, { blockedId, actor, command: { type: 'ReleaseEvent' } });
}
