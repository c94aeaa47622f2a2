import { loadIncident } from '#application/command-incident.ts';
import { partOf, troubledBy } from '#application/incident-part.ts';
import { linkHash, newCode, newLinkToken } from '#application/links.ts';
import { noticeTags } from '#application/mail-tags.ts';
import { personById } from '#domain/contract/directory.ts';
import { subjectParts } from '#domain/ids.ts';
import { openedSeq } from '#domain/incident/incident.ts';
import type { Incident } from '#domain/incident/incident.ts';
import { severityOf } from '#domain/incident/severity.ts';
import { allStakes } from '#domain/incident/stake.ts';
import type { Link } from '#domain/ports/side-items.ts';
import type { Mail, MailNotice } from '#domain/ports/platform.ts';
import { remarksIn } from '#domain/remarks-in.ts';
import { remarkTextId } from '#domain/text-ids.ts';
import { addSeconds } from '#domain/time.ts';
import { packageOf } from '#lambdas/_presenting/incident-package.ts';
import { contractOf, presentIncident } from '#lambdas/_presenting/incident-of.ts';
import { byName, readerFor } from '#lambdas/_presenting/person.ts';
import { mintPersonalLink, wayToOwnPage } from '#lambdas/_presenting/personal-link.ts';
import type { IncidentRole } from '#views/incident.ts';
import { incidentMail } from '#views/mails/incident-mail.tsx';
import type { IncidentMailProps } from '#views/mails/incident-mail.tsx';
import { threadHeaders } from '#views/mails/thread-headers.ts';
import { namedIn } from './named-in.ts';
import type { NoticePorts } from './notice-ports.ts';
import { countHeld } from '#domain/incident/held-in.ts';

/** A decision's link outlives the incident's deadline, because the incident does. */
const LINK_LIFE_SECONDS = 90 * 24 * 60 * 60;

/** Word of an incident to one recipient by mail; undefined if it is not owed to them any more. */
export async function composeIncidentMail(
  ports: NoticePorts,
  message: MailNotice,
): Promise<Mail | undefined> {
  const to = addressOf(ports, message);
  const told = to === undefined ? undefined : await toldOfIncident(ports, message);
  if (to === undefined || told === undefined) return undefined;
  const position = message.seq === 1 ? 'first' : 'follow-up';
  return {
    ...incidentMail(told),
    to,
    headers: threadHeaders(message.subjectId, new URL(ports.publicBaseUrl).hostname, position),
    tags: noticeTags(message),
  };
}

/**
 * What one recipient is told of an incident, with a link of their own to the page that decides. It is owed
 * even when it is over, but not to somebody whose trouble it no longer is.
 */
export async function toldOfIncident(
  ports: NoticePorts,
  message: Pick<MailNotice, 'subjectId' | 'seq' | 'kind' | 'recipient'>,
): Promise<IncidentMailProps | undefined> {
  const incidentId = subjectParts(message.subjectId).id;
  const whole = await loadIncident(ports, incidentId);
  if (whole === undefined) return undefined;
  const person = recipientOf(message);
  const incident = partOf(ports, whole, person);
  if (allStakes(incident).length === 0) return undefined;
  const now = ports.now();
  const { cause, members, decideBy } = incident;
  const role = roleOf(ports, incident, message);
  return {
    variant: variantOf(message, incident, role),
    incident: await presentIncident(ports, incident),
    named: await namedIn(ports, incident),
    severity: severityOf({ cause, holds: countHeld(members), decideBy }, now),
    known: await packageOf(ports, incident),
    putOffBy: await putOffBy(ports, message, whole),
    given: await givenIn(ports, message),
    role,
    ...(await linksOf(ports, message, { incidentId, openedSeq: openedSeq(incident), person })),
    reader: readerFor(personById(ports.bundle.directory, person), now),
  };
}

/** Only whoever is on call hears of it by a missed deadline, the first time that they are told; the others knew. */
function variantOf(
  { kind, seq, recipient }: Pick<MailNotice, 'seq' | 'kind' | 'recipient'>,
  incident: Incident,
  role: IncidentRole,
): IncidentMailProps['variant'] {
  if (kind !== 'incident-escalated' || role !== 'on-call' || recipient.kind !== 'person')
    return VARIANTS[kind] ?? 'opened';
  const since = openedSeq(incident);
  const before = incident.notices.filter((one) => one.seq >= since && one.seq < seq);
  const isTold = before.some(
    (one) => one.kind === 'escalated' && (one.onCall?.includes(recipient.id) ?? true),
  );
  return isTold ? 'escalated' : 'passed-on';
}

const VARIANTS: Readonly<Partial<Record<MailNotice['kind'], IncidentMailProps['variant']>>> = {
  'incident-assigned': 'assigned',
  'incident-escalated': 'escalated',
};

/** Who had put off what is told now, so that it is plain why nobody was told for so long. */
async function putOffBy(
  { log, bundle }: NoticePorts,
  { subjectId, kind }: Pick<MailNotice, 'subjectId' | 'kind'>,
  { snoozedSeq, escalations }: Incident,
): Promise<string | undefined> {
  if (kind !== 'incident-escalated' || snoozedSeq === undefined || escalations === 0) return undefined;
  const commit = (await log.read(subjectId)).find(({ seq }) => seq === snoozedSeq);
  return byName({ bundle }, commit);
}

/** Who gave it to whoever is told so, and why. */
async function givenIn(
  { log, bundle, texts }: NoticePorts,
  { subjectId, seq, kind }: Pick<MailNotice, 'subjectId' | 'seq' | 'kind'>,
): Promise<IncidentMailProps['given']> {
  if (kind !== 'incident-assigned') return undefined;
  const commit = (await log.read(subjectId)).find((one) => one.seq === seq);
  const by = byName({ bundle }, commit);
  const [textId] = commit?.facts.flatMap(remarksIn) ?? [];
  if (by === undefined) return undefined;
  return { by, reason: textId === undefined ? undefined : await texts.get(remarkTextId(textId)) };
}

/** A person of the directory, or the ops address under a name of its own. */
function recipientOf({ recipient }: Pick<MailNotice, 'recipient'>): string {
  return recipient.kind === 'person' ? recipient.id : 'ops';
}

function addressOf({ bundle }: NoticePorts, { recipient }: MailNotice): string | undefined {
  return recipient.kind === 'ops' ? bundle.directory.ops : personById(bundle.directory, recipient.id)?.email;
}

function roleOf(
  ports: NoticePorts,
  incident: Incident,
  { recipient }: Pick<MailNotice, 'recipient'>,
): IncidentRole {
  if (recipient.kind === 'ops') return 'operations';
  if (incident.assignee === recipient.id) return 'assignee';
  const isTheirs = allStakes(incident).some((stake) => troubledBy(ports, stake).includes(recipient.id));
  if (!isTheirs) return 'on-call';
  if (incident.cause.kind === 'returned' && recipient.id === incident.owner) return 'giver';
  return contractOf(incident) === undefined ? 'desk' : 'contract-owner';
}

type DecisionLink = Extract<Link, { kind: 'decision' }>;
type About = Pick<DecisionLink, 'incidentId' | 'openedSeq' | 'person'>;

/**
 * To the page that decides; for a person to their own page, and to the overview if they answer for contracts. All of them
 * ask for the same code. Many may read the mailbox of operations: it leads to nobody's own page.
 */
async function linksOf(
  ports: NoticePorts,
  { recipient }: Pick<MailNotice, 'recipient'>,
  about: About,
): Promise<Pick<IncidentMailProps, 'link' | 'code' | 'ownPage' | 'overviewLink'>> {
  const { person } = about;
  const decision = await mintDecisionLink(ports, about);
  if (recipient.kind === 'ops') return { ...decision, ownPage: undefined };
  const ownPage = await wayToOwnPage(ports, person, decision.code);
  const overviewLink = answersForContracts(ports, person)
    ? `${ports.publicBaseUrl}/overview/${await mintPersonalLink(ports, person, decision.code)}`
    : undefined;
  return { ...decision, ownPage, overviewLink };
}

function answersForContracts({ bundle }: NoticePorts, person: string): boolean {
  return bundle.contracts.some(({ contract }) => contract.contractOwner === person);
}

async function mintDecisionLink(
  ports: NoticePorts,
  about: About,
): Promise<{ readonly link: string; readonly code: string }> {
  const token = newLinkToken(ports);
  const code = newCode(ports);
  const expiresAt = addSeconds(ports.now(), LINK_LIFE_SECONDS);
  await ports.links.put(linkHash(token), {
    kind: 'decision',
    ...about,
    code,
    nonceKey: newLinkToken(ports),
    expiresAt,
  });
  return { link: `${ports.publicBaseUrl}/decisions/${token}`, code };
}
