import { loadBlocked } from '#application/command-blocked.ts';
import { loadHandoffNow } from '#application/command-handoff.ts';
import { rulesOf } from '#application/contracts.ts';
import { loadIncident } from '#application/command-incident.ts';
import { incidentOf } from '#application/effects/handoff-incidents.ts';
import { partOf } from '#application/incident-part.ts';
import { handoffIdSchema, subjectIdSchema, subjectParts } from '#domain/ids.ts';
import type { SubjectId } from '#domain/ids.ts';
import { openExceptions } from '#domain/handoff/state.ts';
import { goesOnByItself, incidentIdOf } from '#domain/incident/cause.ts';
import { countHeld, heldIn } from '#domain/incident/held-in.ts';
import { memberOf } from '#domain/incident/member-of.ts';
import { openedSeq } from '#domain/incident/incident.ts';
import { allStakes } from '#domain/incident/stake.ts';
import { NO_CONTRACT } from '#domain/ports/rows.ts';
import { causePhrase } from '#domain/story/cause-phrase.ts';
import { namesOf } from '#domain/story/names.ts';
import { briefOf, recordUrl } from '#lambdas/_presenting/offer-of.ts';
import { SYSTEM_NAMES } from '#lambdas/_presenting/system-names.ts';
import type { OverviewLink, OverviewStory } from '#views/overview.ts';
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
  /** Where its record is. */
  readonly record?: OverviewStory['record'];
  /** What an incident holds of theirs, the first of it. */
  readonly holds?: readonly OverviewLink[];
}

/** An incident about which somebody decides, the opening that it is about, and how much of theirs it holds. */
export interface Decidable {
  readonly incidentId: string;
  readonly openedSeq: number;
  readonly holds: number;
  readonly goesOn: boolean;
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
  const { contract: rules } = await rulesOf(ports, state.contractDigest);
  const record = {
    systemName: SYSTEM_NAMES[state.record.source],
    url: recordUrl(ports, state.record, rules),
  };
  return { subject, whatTitle: (await briefOf(ports, state)).title, contract, incidents, record };
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
  { person, contracts }: Looking,
  subject: SubjectId,
): Promise<Known | undefined> {
  const { id } = subjectParts(subject);
  const whole = await loadIncident(ports, id);
  const part = whole === undefined ? undefined : partOf(ports, whole, person);
  if (whole === undefined || part === undefined || allStakes(part).length === 0) return undefined;
  const whatTitle = causePhrase(whole.cause, namesOf(ports.bundle.directory));
  const holds = await linksTo(ports, { person, contracts }, part.members);
  return { subject, whatTitle, contract: whole.contract, incidents: [id], holds };
}

/** So much of what an incident holds is named; the page that decides names all of it. */
const NAMED = 10;

/** What is of no subject, or under a contract of somebody else, is not named. */
async function linksTo(
  ports: WorkPorts,
  looking: Looking,
  members: readonly string[],
): Promise<readonly OverviewLink[]> {
  const subjects = heldIn(members)
    .flatMap((member) => memberOf(member).subject ?? [])
    .slice(0, NAMED);
  const known = await Promise.all(
    subjects.map(async (subject) => {
      const { kind } = subjectParts(subject);
      if (kind === 'handoff') return knownHandoff(ports, looking, subject);
      return kind === 'blocked' ? knownBlocked(ports, looking, subject) : undefined;
    }),
  );
  return known.flatMap((one) =>
    one === undefined ? [] : [{ whatTitle: one.whatTitle, subject: one.subject }],
  );
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
    if (part?.status === 'open' && part.members.length > 0)
      return {
        ...{ incidentId, openedSeq: openedSeq(part) },
        ...{ holds: countHeld(part.members), goesOn: goesOnByItself(part.cause) },
      };
  }
  return undefined;
}
