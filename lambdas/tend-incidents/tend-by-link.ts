import { loadIncident } from '#application/command-incident.ts';
import { partOf } from '#application/incident-part.ts';
import { isFreshNonce } from '#application/links.ts';
import { takeCharge } from '#application/take-charge.ts';
import { withRemark } from '#application/with-remark.ts';
import { personById } from '#domain/contract/directory.ts';
import type { ChargeCommand } from '#domain/incident/decide-charge.ts';
import type { Incident } from '#domain/incident/incident.ts';
import { openedSeq } from '#domain/incident/incident.ts';
import { addSeconds } from '#domain/time.ts';
import { decisionLinkOf } from '#lambdas/_presenting/decision-link.ts';
import { readerFor } from '#lambdas/_presenting/person.ts';
import { DEFAULT_LOCALE } from '#lambdas/_runtime/locale.ts';
import type { PageRequest } from '#lambdas/_runtime/page-handler.ts';
import type { Runtime } from '#lambdas/_runtime/stack.ts';
import { failurePage } from '#views/pages/failure-page.ts';
import type { Page } from '#views/pages/page.tsx';
import { tendFormFields } from '#views/pages/tend-form.ts';
import { tendOutcomePage } from '#views/pages/tend-outcome-page.ts';
import type { TendLink } from './shown-incident.ts';
import { afterClosing } from '#domain/story/after-closing.ts';
import { shownIncident } from './shown-incident.ts';
import { entriesOf, wishIn } from './tend-form.ts';
import type { TendWish } from './tend-form.ts';
import type { TendPorts } from './tend-ports.ts';

/** The page of an incident itself: GET shows all that is known about it, POST gives it away, puts it off or closes it. */
export async function tendByLink(
  ports: TendPorts,
  { logger }: Runtime,
  { token, method, form }: PageRequest,
): Promise<Page> {
  const link = await decisionLinkOf(ports, token);
  if (link === undefined) return failurePage({ kind: 'unknown-link' }, DEFAULT_LOCALE);
  const incident = await loadIncident(ports, link.incidentId);
  if (incident === undefined || !isKnown(ports, link))
    return failurePage({ kind: 'unknown-link' }, DEFAULT_LOCALE);
  logger.appendKeys({ incidentId: link.incidentId });
  const reader = readerFor(personById(ports.bundle.directory, link.person), ports.now());
  if (!isOpenFor(ports, link, incident)) return tendOutcomePage({ kind: 'over' }, reader);
  return method === 'POST' ? tend(ports, link, incident, form) : shownIncident(ports, link, incident);
}

function isKnown({ bundle }: TendPorts, { person }: TendLink): boolean {
  return person === 'ops' || personById(bundle.directory, person) !== undefined;
}

/** A link ends with its person's part, with the opening that it was sent for, and with its time. */
function isOpenFor(ports: TendPorts, link: TendLink, incident: Incident): boolean {
  const part = partOf(ports, incident, link.person);
  return part.members.length > 0 && link.openedSeq === openedSeq(part) && ports.now() < link.expiresAt;
}

async function tend(
  ports: TendPorts,
  link: TendLink,
  incident: Incident,
  form: URLSearchParams,
): Promise<Page> {
  const entered = entriesOf(form);
  const isFresh = isFreshNonce(link, form.get(tendFormFields.nonce) ?? '', ports.now());
  // Who has a part of it only, decides about that.
  if (partOf(ports, incident, link.person).members.length < incident.members.length)
    return shownIncident(ports, link, incident);
  const wish = wishIn(entered, { directory: ports.bundle.directory, code: link.code, isFresh });
  if (wish.kind === 'wrong') return shownIncident(ports, link, incident, { entered, errors: wish.errors });
  const made = await carryOut(ports, link, wish);
  if (made.refusal !== undefined)
    return shownIncident(ports, link, incident, { entered, errors: [refusedAs(made.refusal.because)] });
  const reader = readerFor(personById(ports.bundle.directory, link.person), ports.now());
  const closing = afterClosing(incident.cause);
  return tendOutcomePage({ kind: 'tended', ...wish.told, reason: wish.reason, closing }, reader);
}

/** Repeated, it is so already: the same page tells the same. */
async function carryOut(ports: TendPorts, { incidentId, person }: TendLink, wish: TendWish) {
  return withRemark(ports, wish.reason, (textId) =>
    takeCharge(ports, {
      incidentId,
      actor: { kind: 'person', id: person, channel: 'link' },
      command: commandOf(ports, wish, textId),
    }),
  );
}

function commandOf({ now }: TendPorts, { told }: TendWish, textId: string): ChargeCommand {
  switch (told.choice) {
    case 'assign':
      return { type: 'AssignIncident', owner: told.person, textId };
    case 'snooze':
      return { type: 'SnoozeIncident', until: addSeconds(now(), told.days * 24 * 60 * 60), textId };
    case 'resolve':
      return { type: 'ResolveIncident', textId };
  }
}

function refusedAs(because: string) {
  return because === 'told-later-anyway' ? 'told-later-anyway' : 'not-now';
}
