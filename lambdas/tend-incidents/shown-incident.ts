import { partOf } from '#application/incident-part.ts';
import { newNonce } from '#application/links.ts';
import { personById } from '#domain/contract/directory.ts';
import { subjectId } from '#domain/ids.ts';
import { whyNotResolved } from '#domain/incident/decide-charge.ts';
import { inCharge } from '#domain/incident/in-charge.ts';
import type { Incident } from '#domain/incident/incident.ts';
import { severityOf } from '#domain/incident/severity.ts';
import type { Link } from '#domain/ports/side-items.ts';
import { afterClosing } from '#domain/story/after-closing.ts';
import { storyOf } from '#domain/story/story-of.ts';
import { presentIncident } from '#lambdas/_presenting/incident-of.ts';
import { packageOf } from '#lambdas/_presenting/incident-package.ts';
import { erasableNames } from '#lambdas/_operating/erasable-names.ts';
import { nameOf, readerFor } from '#lambdas/_presenting/person.ts';
import { unnamedOperators } from '#lambdas/_presenting/unnamed-operators.ts';
import type { Page } from '#views/pages/page.tsx';
import type { TendEntries, TendError } from '#views/pages/tend-form.ts';
import { tendPage } from '#views/pages/tend-page.tsx';
import type { TendPorts } from './tend-ports.ts';
import { countHeld } from '#domain/incident/held-in.ts';

export type TendLink = Extract<Link, { kind: 'decision' }>;

interface Returned {
  readonly entered: TendEntries;
  readonly errors: readonly TendError[];
}

/** All that is known about an incident, for one of those who look after it, with what they may do with it. */
export async function shownIncident(
  ports: TendPorts,
  link: TendLink,
  incident: Incident,
  returned?: Returned,
): Promise<Page> {
  const { directory } = ports.bundle;
  const now = ports.now();
  const part = partOf(ports, incident, link.person);
  const { cause, decideBy, members, openedAt } = incident;
  const commits = await ports.log.read(subjectId('incident', link.incidentId));
  const erasable = await erasableNames(ports.texts, commits);
  return tendPage({
    incident: await presentIncident(ports, part),
    severity: severityOf({ cause, holds: countHeld(members), decideBy }, now),
    owners: inCharge(incident).map((id) => nameOf(directory, id)),
    since: openedAt,
    known: await packageOf(ports, part),
    story: storyOf(commits, directory, new Map([...erasable, ...unnamedOperators(commits)])),
    people: directory.people.flatMap(({ id, name, isActive }) =>
      isActive ? [{ value: id, label: name }] : [],
    ),
    isWhole: part.members.length === members.length,
    closing: whyNotResolved(incident) === undefined ? afterClosing(cause) : undefined,
    nonce: newNonce(link, now),
    ...returned,
    reader: readerFor(personById(directory, link.person), now),
  });
}
