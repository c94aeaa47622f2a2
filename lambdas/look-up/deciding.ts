import { loadBlocked } from '#application/command-blocked.ts';
import { loadHandoff } from '#application/command-handoff.ts';
import { loadIncident } from '#application/command-incident.ts';
import type { ContractBundle } from '#domain/contract/bundle.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { SubjectId } from '#domain/ids.ts';
import type { IncidentCause } from '#domain/incident/cause.ts';
import { incidentIdOf } from '#domain/incident/cause.ts';
import { stakeOf } from '#domain/incident/stake.ts';
import type { Listed } from '#domain/operator/listing.ts';
import { who } from '#lambdas/_operating/listed.ts';
import type { LookUpPorts } from './look-up-ports.ts';
import { countHeld } from '#domain/incident/held-in.ts';

type Deciding = Pick<Listed, 'cause' | 'decider' | 'decideBy' | 'isMissed' | 'together'>;
type Log = Pick<LookUpPorts, 'log' | 'now'>;

/** What waits for a person's decision: a held handoff or a blocked event, and the commit by which it began to wait. */
interface Waiting {
  readonly cause: IncidentCause;
  readonly seq: number;
}

/**
 * Who decides about what waits, and by when they do, or should have, as its incident says; nothing when it does not wait, or its incident is
 * not there yet. Two queries.
 */
export async function decidingAbout(
  ports: Log & { readonly bundle: Pick<ContractBundle, 'directory'> },
  subject: SubjectId,
): Promise<Deciding> {
  const { id } = subjectParts(subject);
  const waiting = await waitingIn(ports, subject);
  if (waiting === undefined) return {};
  const cause = waiting.cause.kind;
  const incident = await loadIncident(ports, incidentIdOf(waiting.cause, { id, seq: waiting.seq }));
  if (incident?.status !== 'open') return { cause };
  const owner = stakeOf(incident, `${subject}@${String(waiting.seq)}`)?.owner ?? incident.owner;
  const { decideBy, members } = incident;
  const missed = decideBy <= ports.now() ? ({ isMissed: true } as const) : {};
  const holds = countHeld(members);
  const together = holds > 1 ? { together: holds } : {};
  return { cause, decider: who(ports.bundle.directory, owner), decideBy, ...missed, ...together };
}

async function waitingIn(ports: Log, subject: SubjectId): Promise<Waiting | undefined> {
  const { kind, id } = subjectParts(subject);
  if (kind === 'blocked') {
    const event = await loadBlocked(ports, id);
    return event?.status === 'blocked' ? { cause: event.cause, seq: event.blockedSeq } : undefined;
  }
  const state = await loadHandoff(ports, handoffIdSchema.parse(id));
  return state?.status === 'held' ? { cause: state.cause, seq: state.heldSeq } : undefined;
}
