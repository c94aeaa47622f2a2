import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { CommandPorts } from '#application/command-handoff.ts';
import { openedSeq } from '#domain/incident/incident.ts';
import { loadIncident } from '#application/command-incident.ts';
import { presentContract } from '#application/contracts.ts';
import { partOf } from '#application/incident-part.ts';
import { isFreshNonce, newNonce } from '#application/links.ts';
import type { Ports } from '#application/ports.ts';
import { personById } from '#domain/contract/directory.ts';
import type { Incident } from '#domain/incident/incident.ts';
import { allStakes, presentStakes } from '#domain/incident/stake.ts';
import type { Stake } from '#domain/incident/stake.ts';
import { namesOfReasons } from '#domain/story/names.ts';
import { storyOfMember } from '#domain/story/story-of-member.ts';
import { memberOf } from '#domain/incident/member-of.ts';
import { decisionLinkOf } from '#lambdas/_presenting/decision-link.ts';
import type { DecisionLink as FoundLink } from '#lambdas/_presenting/decision-link.ts';
import { presentIncident } from '#lambdas/_presenting/incident-of.ts';
import type { IncidentPorts } from '#lambdas/_presenting/incident-of.ts';
import { solvedOf } from '#lambdas/_presenting/solved.ts';
import { readerFor } from '#lambdas/_presenting/person.ts';
import { unnamedOperators } from '#lambdas/_presenting/unnamed-operators.ts';
import { DEFAULT_LOCALE } from '#lambdas/_runtime/locale.ts';
import { pageHandler } from '#lambdas/_runtime/page-handler.ts';
import type { PageRequest } from '#lambdas/_runtime/page-handler.ts';
import type { MeteredRuntime } from '#lambdas/_runtime/metered.ts';
import type { Reader } from '#views/reader.ts';
import type { ShownRollback } from '#views/rollback.ts';
import { shortTime } from '#views/when.ts';
import { decisionFormFields, REPOST_SHOWN, ROLLBACK_SHOWN } from '#views/pages/decision-form.ts';
import type { DecisionFormEntries } from '#views/pages/decision-form.ts';
import { decisionOutcomePage } from '#views/pages/decision-outcome-page.ts';
import type { DecisionOutcome } from '#views/pages/decision-outcome.ts';
import type { DecisionChoice } from '#views/pages/decision-choices.tsx';
import { decisionPage } from '#views/pages/decision-page.tsx';
import { failurePage } from '#views/pages/failure-page.ts';
import type { Page } from '#views/pages/page.tsx';
import { incidentTextsFor } from '#views/texts/texts-for.ts';
import { differenceOf, failedTarget, requestsOf } from './attempts-of.ts';
import type { AttemptsPorts } from './attempts-of.ts';
import { carryOutDecision } from './carry-out-decision.ts';
import { choicesFor } from './choices.ts';
import { decidedElsewhere } from './decided-elsewhere.ts';
import { decisionFrom, entriesOf } from './decision-form.ts';
import type { DecisionForm } from './decision-form.ts';
import { holdsUnseen } from './holds-unseen.ts';
import { keptDecision } from './kept-decision.ts';
import { namedChoices } from './named-choices.ts';
import { rollbackOf } from './rollback-of.ts';
import { waitingOf } from './waiting-of.ts';
import { heldIn } from '#domain/incident/held-in.ts';

export type DecisionPorts = CommandPorts & IncidentPorts & AttemptsPorts & Pick<Ports, 'links'>;
type DecisionLink = FoundLink & { readonly token: string };

/** The page behind an incident's link: GET shows what happened and what can be done, POST does it. */
export function decideIncidentHandler(
  ports: DecisionPorts,
  runtime: MeteredRuntime,
): (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2> {
  return pageHandler(runtime, async (request) => {
    const found = await decisionLinkOf(ports, request.token);
    if (found === undefined) return failurePage({ kind: 'unknown-link' }, DEFAULT_LOCALE);
    const link = { ...found, token: request.token };
    const whole = await loadIncident(ports, link.incidentId);
    if (whole === undefined || !isKnown(ports, link.person))
      return failurePage({ kind: 'unknown-link' }, DEFAULT_LOCALE);
    runtime.logger.appendKeys({ incidentId: link.incidentId });
    const incident = partOf(ports, whole, link.person);
    if (!isOpenFor(link, incident)) return over(ports, link, incident, allStakes(incident));
    if (ports.now() >= link.expiresAt)
      return decisionOutcomePage({ kind: 'expired-link' }, readerOf(ports, link));
    if (request.method !== 'POST') return show(ports, link, incident);
    // It changes nothing: the page that it leads to asks for the code.
    const isRepost = request.form.get(decisionFormFields.repost) === REPOST_SHOWN;
    return isRepost
      ? show(ports, link, incident, { ahead: 'repost' })
      : decide(ports, link, incident, request);
  });
}

function isKnown({ bundle }: DecisionPorts, person: string): boolean {
  return person === 'ops' || personById(bundle.directory, person) !== undefined;
}

/** Whether anything waits in its person's part, and in the opening that a link was sent for. */
function isOpenFor(link: DecisionLink, part: Incident): boolean {
  return part.members.length > 0 && link.openedSeq === openedSeq(part);
}

function readerOf({ bundle, now }: DecisionPorts, { person }: DecisionLink): Reader {
  return readerFor(personById(bundle.directory, person), now());
}

async function over(
  ports: DecisionPorts,
  link: DecisionLink,
  incident: Incident,
  stakes: readonly Stake[],
): Promise<Page> {
  const kept = await keptDecision(ports.texts, link, stakes);
  return decisionOutcomePage(
    kept === undefined ? await endOf(ports, link, incident) : { kind: 'already-decided', ...kept },
    readerOf(ports, link),
  );
}

/** Decided by no page: by a command, or it went on by itself, or nobody did. */
async function endOf(ports: DecisionPorts, link: DecisionLink, incident: Incident): Promise<DecisionOutcome> {
  const solved = link.openedSeq === openedSeq(incident) ? solvedOf(incident) : undefined;
  if (solved !== undefined) return { kind: 'solved', ...solved };
  const decisions = await decidedElsewhere(ports, link, incident);
  return decisions.length === 0 ? { kind: 'expired-link' } : { kind: 'decided-elsewhere', decisions };
}

/** A form that came back, and the one choice that is looked at before it is made. */
interface Shown {
  readonly form?: DecisionForm;
  readonly ahead?: 'repost' | ShownRollback | undefined;
}

async function show(
  ports: DecisionPorts,
  link: DecisionLink,
  incident: Incident,
  { form, ahead }: Shown = {},
): Promise<Page> {
  const now = ports.now();
  const reader = readerOf(ports, link);
  const choices = choicesFor(incident, ports.bundle);
  return decisionPage({
    incident: await presentIncident(ports, incident),
    story: await storyFor(ports, incident, reader),
    recipientName: personById(ports.bundle.directory, link.person)?.name,
    choices: await namedChoices(ports, incident, choices, incidentTextsFor(reader.locale)),
    waiting: await waitingOf(ports, incident, choices),
    ...(await aheadOf(ports, incident, ahead)),
    tendUrl: `../incidents/${link.token}`,
    nonce: newNonce(link, now),
    shown: incident.seq,
    ...form,
    reader,
  });
}

/** What the system that failed was asked; or what another try would write, or taking back do, if that is asked for. */
async function aheadOf(ports: DecisionPorts, incident: Incident, ahead: Shown['ahead']) {
  if (typeof ahead === 'object') return { rollback: ahead };
  const failed = failedTarget(incident);
  if (failed === undefined) return {};
  return ahead === 'repost'
    ? { difference: await differenceOf(ports, failed) }
    : { requests: await requestsOf(ports, failed) };
}

/** Instants in sentences are for the display to put into the reader's zone. */
const INSTANT = /\d{4}-\d\d-\d\dT[\d:.]+Z/g;

async function storyFor(
  ports: DecisionPorts,
  incident: Incident,
  reader: Reader,
): Promise<readonly { at: string; sentence: string }[]> {
  const [only, ...others] = heldIn(incident.members);
  const subject = only === undefined || others.length > 0 ? undefined : memberOf(only).subject;
  if (subject === undefined) return [];
  const contract = incident.contract === undefined ? undefined : presentContract(ports, incident.contract);
  const commits = await ports.log.read(subject);
  const reasons = contract === undefined ? [] : namesOfReasons(contract);
  const names = new Map([...reasons, ...unnamedOperators(commits)]);
  const story = storyOfMember(commits, ports.bundle.directory, names);
  return story.map(({ at, sentence }) => ({
    at,
    sentence: sentence.replaceAll(INSTANT, (instant) => shortTime(instant, reader)),
  }));
}

async function decide(
  ports: DecisionPorts,
  link: DecisionLink,
  incident: Incident,
  { form }: PageRequest,
): Promise<Page> {
  const now = ports.now();
  const entered = entriesOf(form);
  const isFresh = isFreshNonce(link, form.get(decisionFormFields.nonce) ?? '', now);
  const choices = choicesFor(incident, ports.bundle);
  const ahead = isRollback(entered, choices) ? await rollbackOf(ports, incident) : undefined;
  const first = shownFirst(form, entered, ahead);
  if (first !== undefined) return show(ports, link, incident, first);
  const shown = form.get(decisionFormFields.shown) ?? '';
  const parsed = decisionFrom(entered, {
    ...{ choices, code: link.code, isFresh },
    holdsUnseen: await holdsUnseen(ports, link, incident, shown),
  });
  if (parsed.kind === 'wrong')
    return show(ports, link, incident, { form: { entered, errors: parsed.errors }, ahead });
  const reader = readerOf(ports, link);
  const named = await namedChoices(ports, incident, choices, incidentTextsFor(reader.locale));
  const retry = named.find((choice) => choice.kind === 'retry');
  const decided = await carryOutDecision(ports, { link, incident, decision: parsed, retry });
  if (decided === undefined) return over(ports, link, incident, presentStakes(incident));
  return decisionOutcomePage({ kind: 'decided', ...decided }, reader);
}

function isRollback({ choice }: DecisionFormEntries, choices: readonly DecisionChoice[]): boolean {
  return choice === 'roll-back' && choices.some(({ kind }) => kind === choice);
}

/**
 * What is shown before anything is taken back: what that does, or that there is nothing to take back. Undefined once it
 * was seen, and for every other choice.
 */
function shownFirst(
  form: URLSearchParams,
  entered: DecisionFormEntries,
  ahead: ShownRollback | undefined,
): Shown | undefined {
  if (ahead === undefined) return undefined;
  if (ahead.handoffs.length + ahead.more === 0)
    return { form: { entered: { ...entered, choice: undefined }, errors: ['nothing-written'] } };
  const isSeen = form.get(decisionFormFields.rollback) === ROLLBACK_SHOWN;
  return isSeen ? undefined : { form: { entered, errors: [] }, ahead };
}
