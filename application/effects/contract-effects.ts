import { subjectId, subjectIdSchema } from '#domain/ids.ts';
import { incidentIdOf } from '#domain/incident/cause.ts';
import { contractRow } from '#domain/projection.ts';
import { loadContractLog } from '../command-contract.ts';
import { loadIncident } from '../command-incident.ts';
import { presentContract } from '../contracts.ts';
import { dueUntilSettled, keepRow } from '../keep-row.ts';
import type { EffectPorts } from './effect-ports.ts';
import { settle } from './settle.ts';

/** The effects of a contract's own log: a new mapping wakes the events that waited for it; each decides for itself. */
export async function applyContractEffects(ports: EffectPorts, contractId: string): Promise<undefined> {
  const subject = subjectId('contract', contractId);
  const beganAt = ports.now();
  const log = await loadContractLog(ports, contractId);
  if (log.seq === 0) return undefined;
  const row = dueUntilSettled(contractRow(subject, log, beganAt), ports.settings, beganAt);
  const present = await keepRow(ports, row);
  for (const value of Object.keys(log.mappings)) await wakeHeldBy(ports, contractId, value);
  await settle(ports, present, { seq: log.seq, beganAt, dueAt: undefined });
  return undefined;
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
