import { commandIncident, loadIncident } from '#application/command-incident.ts';
import { closestOf } from '#domain/contract/closest.ts';
import { correlationIdSchema, subjectId } from '#domain/ids.ts';
import { incidentIdOf } from '#domain/incident/cause.ts';
import { INCIDENT_WITHIN_SECONDS } from '#domain/incident/incident.ts';
import type { IncidentCause } from '#domain/incident/cause.ts';
import { redriveRequestSchema } from '#domain/operator/dead-letters.ts';
import type { RedriveAnswer } from '#domain/operator/dead-letters.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { withReason } from '#lambdas/_operating/erasable-names.ts';
import { notFound, parseInput } from '#lambdas/_operating/problem.ts';
import type { OperatePorts } from '../operate-ports.ts';

/** Moves a part of a dead-letter queue back to where it came from: whoever asks goes on until nothing is moved and there is no more. */
export async function redriveDeadLetters(
  ports: OperatePorts,
  { path, body, caller }: OperatorCall,
): Promise<RedriveAnswer> {
  const { deadLetterRedrive, now } = ports;
  const { queue = '' } = path;
  const { reason, before = now() } = parseInput(redriveRequestSchema, body);
  const { queues } = deadLetterRedrive;
  if (!queues.includes(queue)) throw notFound('queue of dead letters', queue, closestOf(queue, queues));
  await note(ports, caller, { queue, before, reason });
  return { queue, before, ...(await deadLetterRedrive.redrive(queue, before)) };
}

interface Act {
  readonly queue: string;
  readonly before: string;
  readonly reason: string;
}

/** Who sends it back, and why, stands in the log of the queue's incident before anything is moved; once for all goes. */
async function note(
  ports: OperatePorts,
  caller: OperatorCall['caller'],
  { queue, before, reason }: Act,
): Promise<void> {
  const cause: IncidentCause = { kind: 'dead-letters', queue };
  const incidentId = incidentIdOf(cause, { id: queue, seq: 0 });
  const incident = await loadIncident(ports, incidentId);
  if (incident?.redrivenBefore === before) return;
  if (incident === undefined && (await ports.deadLetterRedrive.count(queue)) === 0) return;
  const opening = {
    ...{ member: `${queue}@0`, cause, owner: ports.bundle.directory.desk },
    withinSeconds: INCIDENT_WITHIN_SECONDS,
  };
  const { commit } = await withReason(ports, { caller, reason }, (textId) =>
    commandIncident(ports, {
      incidentId,
      actor: { kind: 'operator', id: caller.id },
      correlationId: correlationIdSchema.parse(ports.newId()),
      command: { type: 'NoteRedrive', ...opening, before, textId },
    }),
  );
  if (commit !== undefined) await ports.queues.wake([subjectId('incident', incidentId)]);
}
