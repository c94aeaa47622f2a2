import { stakesToEscalate } from '#domain/incident/evolve-incident.ts';
import type { IncidentState } from '#domain/incident/incident.ts';
import { decideIncident, incidentDueAt, toldOnCall } from '#domain/incident/incident.ts';
import { onCallNow } from '#domain/incident/on-call.ts';
import type { Actor } from '#domain/log/commit.ts';
import { lostTimer } from '#domain/metrics/repairs-in.ts';
import type { Repair } from '#domain/metrics/repairs-in.ts';
import { commitToIncident } from './command-incident.ts';
import { presentContract } from './contracts.ts';
import type { Ports } from './ports.ts';

type WakePorts = Pick<Ports, 'log' | 'rows' | 'now' | 'newId' | 'settings' | 'bundle' | 'absences'>;

/**
 * Asks an incident what is due, and says what that put right. Who of those on call is told stands in its log, so that a
 * repetition tells the same.
 */
export async function wakeIncident(
  ports: WakePorts,
  incidentId: string,
  actor: Actor,
): Promise<readonly Repair[]> {
  const { before, commit } = await commitToIncident(ports, { incidentId, actor }, async (state, now) => {
    const onCall = await onCallAt(ports, state, now);
    return decideIncident(state, { type: 'Wake', onCall }, now);
  });
  if (before === undefined || commit === undefined) return [];
  return lostTimer(incidentDueAt(before), commit.at, ports.settings);
}

async function onCallAt(ports: WakePorts, state: IncidentState, now: string): Promise<readonly string[]> {
  const dueAt = state === undefined ? undefined : incidentDueAt(state);
  if (state === undefined || dueAt === undefined || now < dueAt) return [];
  const situation = { directory: ports.bundle.directory, absences: await ports.absences.list() };
  const told = toldOnCall(state);
  const contracts = new Set(stakesToEscalate(state).flatMap(({ contract }) => contract ?? []));
  const people = [...contracts].flatMap((name) =>
    onCallNow(presentContract(ports, name)?.onCall, situation, { told, now }),
  );
  return [...new Set(people)];
}
