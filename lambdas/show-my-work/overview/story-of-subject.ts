import { loadBlocked } from '#application/command-blocked.ts';
import { loadHandoffNow } from '#application/command-handoff.ts';
import { loadIncident } from '#application/command-incident.ts';
import { incidentOf } from '#application/effects/handoff-incidents.ts';
import { partOf } from '#application/incident-part.ts';
import { handoffIdSchema, subjectIdSchema, subjectParts } from '#domain/ids.ts';
import type { SubjectId } from '#domain/ids.ts';
import { openExceptions } from '#domain/handoff/state.ts';
import { incidentIdOf } from '#domain/incident/cause.ts';
import { openedSeq } from '#domain/incident/incident.ts';
import { allStakes } from '#domain/incident/stake.ts';
import { NO_CONTRACT } from '#domain/ports/rows.ts';
import { causePhrase } from '#domain/story/cause-phrase.ts';
import { namesOf } from '#domain/story/names.ts';
import { briefOf } from '#lambdas/_presenting/offer-of.ts';
import type { WorkPorts } from '../work-ports.ts';
import type { OwnContract } from './own-contracts.ts';

/** Who looks, and at what they may. */
export interface Looking {
  readonly person: string;
  readonly contracts: readonly OwnContract[];
}

/** What somebody may look at, and the incidents in which it waits for a decision. */
export interface Known {
  readonly subject: SubjectId;
  readonly whatTitle: string;
  readonly contract: string | undefined;
  readonly incidents: readonly string[];
}

/** An incident about which somebody decides, and the opening that it is about. */
export interface Decidable {
  readonly incidentId: string;
  readonly openedSeq: number;
}

/** What a text from outside names, if it is under one of their contracts or theirs to decide; undefined for all else. */
export async function knownSubject(
  ports: WorkPorts,
  looking: Looking,
  text: string,
): Promise<Known | undefined> {
  const subject = subjectIdSchema.safeParse(text).data;
  if (subject === undefined) return undefined;
  switch (subjectParts(subject).kind) {
    case 'handoff':
      return knownHandoff(ports, looking, subject);
    case 'blocked':
      return knownBlocked(ports, looking, subject);
    case 'incident':
      return knownIncident(ports, looking, subject);
    case 'contract':
    case 'backlog':
      return undefined;
  }
}

async function knownHandoff(
  ports: WorkPorts,
  { contracts }: Looking,
  subject: SubjectId,
): Promise<Known | undefined> {
  const id = handoffIdSchema.safeParse(subjectParts(subject).id).data;
  const state = id === undefined ? undefined : await loadHandoffNow(ports, id);
  if (state === undefined || !contracts.some((own) => own.id === state.contract)) return undefined;
  const { contract } = state;
  const incidents = openExceptions(state).map((exception) => incidentOf(state, exception));
  return { subject, whatTitle: (await briefOf(ports, state)).title, contract, incidents };
}

async function knownBlocked(
  ports: WorkPorts,
  { contracts }: Looking,
  subject: SubjectId,
): Promise<Known | undefined> {
  const { id } = subjectParts(subject);
  const state = await loadBlocked(ports, id);
  if (!contracts.some((own) => own.id === (state?.contract ?? NO_CONTRACT)) || state === undefined)
    return undefined;
  const { cause, blockedSeq: seq, contract, record, status } = state;
  const whatTitle = record === undefined ? id : `${record.objectType} ${record.objectId}`;
  const incidents = status === 'blocked' ? [incidentIdOf(cause, { id, seq })] : [];
  return { subject, whatTitle, contract, incidents };
}

async function knownIncident(
  ports: WorkPorts,
  { person }: Looking,
  subject: SubjectId,
): Promise<Known | undefined> {
  const { id } = subjectParts(subject);
  const whole = await loadIncident(ports, id);
  if (whole === undefined || allStakes(partOf(ports, whole, person)).length === 0) return undefined;
  const whatTitle = causePhrase(whole.cause, namesOf(ports.bundle.directory));
  return { subject, whatTitle, contract: whole.contract, incidents: [id] };
}

/** The first of these incidents in which something waits for this person's decision. */
export async function decidable(
  ports: WorkPorts,
  person: string,
  incidents: readonly string[],
): Promise<Decidable | undefined> {
  for (const incidentId of new Set(incidents)) {
    const whole = await loadIncident(ports, incidentId);
    const part = whole === undefined ? undefined : partOf(ports, whole, person);
    if (part?.status === 'open' && part.members.length > 0) return { incidentId, openedSeq: openedSeq(part) };
  }
  return undefined;
}
