import { commandIncident } from '#application/command-incident.ts';
import { INCIDENT_WITHIN_SECONDS } from '#application/effects/blocked-effects.ts';
import { correlationIdSchema } from '#domain/ids.ts';
import type { IncidentCause } from '#domain/incident/cause.ts';
import { incidentIdOf } from '#domain/incident/cause.ts';
import type { NoticeMessage } from '#domain/ports/platform.ts';
import type { NoticePorts } from './notice-ports.ts';

/** Somebody who must be told cannot be written to: that is an incident of its own, shared by all that they were owed. */
export async function reportUndeliverable(
  ports: NoticePorts,
  message: NoticeMessage,
  because: string,
): Promise<void> {
  const recipient = message.recipient.kind === 'ops' ? 'ops' : message.recipient.id;
  const cause: IncidentCause = { kind: 'notice-failed', recipient, because };
  await commandIncident(ports, {
    incidentId: incidentIdOf(cause, { id: recipient, seq: 0 }),
    actor: { kind: 'system', id: 'send-notice' },
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
