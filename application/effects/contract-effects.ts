import type { ContractLog } from '#domain/contract-log/contract-log.ts';
import type { PeopleDeadline } from '#domain/handoff/due.ts';
import { subjectId, subjectIdSchema } from '#domain/ids.ts';
import { incidentIdOf } from '#domain/incident/cause.ts';
import type { Row } from '#domain/ports/rows.ts';
import { contractRow } from '#domain/projection.ts';
import { loadContractLog } from '../command-contract.ts';
import { loadIncident } from '../command-incident.ts';
import { presentContract } from '../contracts.ts';
import { dueUntilSettled, keepRow } from '../keep-row.ts';
import type { EffectPorts } from './effect-ports.ts';
import { settle } from './settle.ts';
import { keepTimer } from './timers.ts';
import { isBlocked, isTimed, wakeOpen } from './wake-open.ts';

/**
 * The effects of a contract's own log: a new mapping wakes the events that waited for it, a pause and its end the
 * handoffs that are open or whose start is awaited; each decides for itself.
 */
export async function applyContractEffects(ports: EffectPorts, contractId: string): Promise<undefined> {
  const subject = subjectId('contract', contractId);
  const beganAt = ports.now();
  const log = await loadContractLog(ports, contractId);
  if (log.seq === 0) return undefined;
  const row = dueUntilSettled(contractRow(subject, log, beganAt), ports.settings, beganAt);
  const present = await keepRow(ports, row);
  for (const [value, mapping] of Object.entries(log.mappings)) {
    await wakeHeldBy(ports, contractId, value);
    // What is only observed stands in no incident, and is found in the list.
    await wakeOpen(ports, contractId, `${subject} mapped ${String(mapping.seq)}`, isBlocked);
  }
  await keepTimer(ports, subject, 'pause', pauseEnd(log));
  if (log.pauseSeq > 0) await wakePaused(ports, contractId, log, isSettling(present, log, beganAt));
  await settle(ports, present, { seq: log.seq, beganAt, dueAt: log.endsAt });
  return undefined;
}

function pauseEnd({ endsAt, pauseSeq }: ContractLog): PeopleDeadline | undefined {
  return endsAt === undefined ? undefined : { at: endsAt, setSeq: pauseSeq };
}

function isSettling({ seq, settleBy }: Row, log: ContractLog, beganAt: string): boolean {
  return seq === log.seq && settleBy !== undefined && beganAt >= settleBy;
}

/**
 * Once at once, and once more a step later: the list may lag, and whoever had read this log before it changed has
 * committed by then.
 */
async function wakePaused(
  ports: EffectPorts,
  contractId: string,
  { pauseSeq }: ContractLog,
  isLater: boolean,
): Promise<void> {
  const walk = `${subjectId('contract', contractId)} ${String(pauseSeq)}`;
  await wakeOpen(ports, contractId, walk, isTimed);
  if (isLater) await wakeOpen(ports, contractId, `${walk} later`, isTimed);
}

async function wakeHeldBy(ports: EffectPorts, contractId: string, value: string): Promise<void> {
  const contract = presentContract(ports, contractId);
  if (contract === undefined) return;
  const { source, property } = contract.trigger;
  const cause = { kind: 'unmapped', source, property, value, contract: contractId } as const;
  const incident = await loadIncident(ports, incidentIdOf(cause, { id: contractId, seq: 0 }));
  const held = (incident?.members ?? []).map((member) =>
    subjectIdSchema.parse(member.slice(0, member.lastIndexOf('@'))),
  );
  if (held.length > 0) await ports.queues.wake(held);
}
