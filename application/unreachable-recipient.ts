import { INCIDENT_WITHIN_SECONDS } from '#domain/incident/incident.ts';
import { correlationIdSchema } from '#domain/ids.ts';
import type { IncidentCause } from '#domain/incident/cause.ts';
import { incidentIdOf } from '#domain/incident/cause.ts';
import type { Actor } from '#domain/log/commit.ts';
import type { ChannelNotice, MailNotice, MondayNotice } from '#domain/ports/platform.ts';
import { commandIncident, loadIncident } from './command-incident.ts';
import type { Ports } from './ports.ts';

type RecipientPorts = Pick<Ports, 'log' | 'rows' | 'now' | 'newId' | 'settings' | 'bundle'>;

/** The notice that did not reach its recipient, or did. */
export type NoticeTo = Pick<MailNotice | ChannelNotice | MondayNotice, 'subjectId' | 'seq' | 'recipient'>;

/** Somebody who must be told cannot be written to: that is an incident of its own, shared by all that they were owed. */
export async function reportUndeliverable(
  ports: RecipientPorts,
  actor: Actor,
  notice: NoticeTo,
  because: string,
): Promise<void> {
  const { cause, incidentId } = troubleOf(notice, because);
  await commandIncident(ports, {
    incidentId,
    actor,
    correlationId: correlationIdSchema.parse(`notice-${notice.subjectId}`),
    command: {
      type: 'JoinIncident',
      member: `${notice.subjectId}@${String(notice.seq)}`,
      cause,
      owner: ports.bundle.directory.desk,
      withinSeconds: INCIDENT_WITHIN_SECONDS,
    },
  });
}

/** A message to somebody was taken: whatever kept messages to them from being taken is over. What was lost stays lost. */
export async function reportTaken(ports: RecipientPorts, actor: Actor, notice: NoticeTo): Promise<void> {
  const { incidentId } = troubleOf(notice, 'not-taken');
  const incident = await loadIncident(ports, incidentId);
  if (incident === undefined || incident.members.length === 0) return;
  await commandIncident(ports, {
    incidentId,
    actor,
    command: { type: 'LeaveIncident', members: incident.members },
  });
}

/** All that one recipient could not be told is one incident, and what was taken and lost on the way another. */
function troubleOf(
  notice: NoticeTo,
  because: string,
): { readonly cause: IncidentCause; readonly incidentId: string } {
  const recipient = notice.recipient.kind === 'person' ? notice.recipient.id : notice.recipient.kind;
  const cause: IncidentCause = { kind: 'notice-failed', recipient, because };
  return { cause, incidentId: incidentIdOf(cause, { id: recipient, seq: 0 }) };
}
