import { commandIncident, loadIncident } from '#application/command-incident.ts';
import { INCIDENT_WITHIN_SECONDS } from '#application/effects/blocked-effects.ts';
import { correlationIdSchema } from '#domain/ids.ts';
import type { IncidentCause } from '#domain/incident/cause.ts';
import { incidentIdOf } from '#domain/incident/cause.ts';
import type { Actor } from '#domain/log/commit.ts';
import type { MailNotice } from '#domain/ports/platform.ts';
import type { NoticePorts } from './notice-ports.ts';

const actor: Actor = { kind: 'system', id: 'send-notice' };

/** Somebody who must be told cannot be written to: that is an incident of its own, shared by all that they were owed. */
export async function reportUndeliverable(
  ports: NoticePorts,
  message: MailNotice,
  because: string,
): Promise<void> {
  const { recipient, incidentId } = troubleOf(message);
  const cause: IncidentCause = { kind: 'notice-failed', recipient, because };
  await commandIncident(ports, {
    incidentId,
    actor,
    correlationId: correlationIdSchema.parse(`notice-${message.subjectId}`),
    command: {
      type: 'JoinIncident',
      member: `${message.subjectId}@${String(message.seq)}`,
      cause,
      owner: ports.bundle.directory.desk,
      withinSeconds: INCIDENT_WITHIN_SECONDS,
    },
  });
}

/** Whoever gets a message can be written to again: whatever trouble there was with it is over. */
export async function reportDelivered(ports: NoticePorts, message: MailNotice): Promise<void> {
  const { incidentId } = troubleOf(message);
  const { members = [] } = (await loadIncident(ports, incidentId)) ?? {};
  if (members.length === 0) return;
  await commandIncident(ports, { incidentId, actor, command: { type: 'LeaveIncident', members } });
}

/** All that one recipient could not be told is one incident. */
function troubleOf(message: MailNotice): { readonly recipient: string; readonly incidentId: string } {
  const recipient = message.recipient.kind === 'ops' ? 'ops' : message.recipient.id;
  const cause: IncidentCause = { kind: 'notice-failed', recipient, because: '' };
  return { recipient, incidentId: incidentIdOf(cause, { id: recipient, seq: 0 }) };
}
