import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { commandByAsked, loadHandoff, loadHandoffNow, rowOfHandoff } from '#application/command-handoff.ts';
import type { CommandPorts } from '#application/command-handoff.ts';
import { isLinkEnded } from '#application/end-links.ts';
import { linkHash } from '#application/links.ts';
import { keepRow } from '#application/keep-row.ts';
import type { Ports } from '#application/ports.ts';
import { withRemark } from '#application/with-remark.ts';
import { personById } from '#domain/contract/directory.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import type { HandoffId } from '#domain/ids.ts';
import { handoffIdSchema, subjectId, subjectIdSchema, subjectParts } from '#domain/ids.ts';
import { textOf } from '#domain/text-of.ts';
import { DEFAULT_LOCALE } from '#lambdas/_runtime/locale.ts';
import { pageHandler } from '#lambdas/_runtime/page-handler.ts';
import type { PageRequest } from '#lambdas/_runtime/page-handler.ts';
import type { MeteredRuntime } from '#lambdas/_runtime/metered.ts';
import { correctable } from '#lambdas/_presenting/correctable.ts';
import type { PresentingPorts } from '#lambdas/_presenting/offer-of.ts';
import { readerFor } from '#lambdas/_presenting/person.ts';
import { mintPersonalLink } from '#lambdas/_presenting/personal-link.ts';
import { START_ANSWER } from '#views/pages/offer-form.ts';
import { failurePage } from '#views/pages/failure-page.ts';
import type { Page } from '#views/pages/page.tsx';
import { answerFrom, entriesOf } from './answer-form.ts';
import type { AnswerForm, ParsedAnswer } from './answer-form.ts';
import { openOfferPage } from './open-offer-page.ts';
import type { OfferedHandoff, OfferLink } from './open-offer-page.ts';
import { beginWork } from './begin-work.ts';
import { endedPage } from './ended-page.ts';
import { expectedOf } from './expected-answer.ts';

export type AnswerPorts = CommandPorts & PresentingPorts & Pick<Ports, 'links' | 'texts'>;

/** The page behind an offer's link: GET shows it, POST answers; whatever became of the offer, it says so truthfully. */
export function answerOfferHandler(
  ports: AnswerPorts,
  runtime: MeteredRuntime,
): (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2> {
  return pageHandler(runtime, async (request) => {
    const link = await ports.links.get(linkHash(request.token));
    if (link?.kind !== 'offer') return failurePage({ kind: 'unknown-link' }, DEFAULT_LOCALE);
    const handoffId = handoffIdSchema.parse(subjectParts(subjectIdSchema.parse(link.subjectId)).id);
    const state = await loadHandoffNow(ports, handoffId);
    if (state === undefined) return failurePage({ kind: 'unknown-link' }, DEFAULT_LOCALE);
    runtime.logger.appendKeys({ handoffId, correlationId: state.correlationId });
    return request.method === 'POST' ? answer(ports, link, state, request) : show(ports, link, state);
  });
}

async function show(ports: AnswerPorts, link: OfferLink, state: Handoff, form?: AnswerForm): Promise<Page> {
  const now = ports.now();
  const person = personById(ports.bundle.directory, link.person);
  const reader = readerFor(person, now);
  if (!isOpen(state, link, now)) return endedPage(ports, link, state, reader);
  return openOfferPage(ports, link, state, reader, form);
}

function isOpen(state: Handoff, link: OfferLink, now: string): state is OfferedHandoff {
  if (state.status !== 'offered' || state.epoch !== link.epoch) return false;
  return state.offer.to === link.person && now < state.offer.expiresAt;
}

/** A form that is wrong is shown again with what was entered; an offer that is over is not asked for a code. */
async function answer(
  ports: AnswerPorts,
  link: OfferLink,
  state: Handoff,
  { form }: PageRequest,
): Promise<Page> {
  const now = ports.now();
  const entered = entriesOf(form);
  if (entered.answer === START_ANSWER) return beginWork(ports, link, state, form);
  const parsed = answerFrom(entered, await expectedOf(ports, link, state, form, now));
  if (parsed.kind === 'wrong' && isOpen(state, link, now))
    return show(ports, link, state, { entered, errors: parsed.errors });
  if (parsed.kind === 'wrong') {
    await repairRow(ports, state.handoffId, now);
    return show(ports, link, state);
  }
  const outcome = await carryOut(ports, link, state.handoffId, parsed);
  const after = outcome.state ?? state;
  const error = correctable(outcome.refusal);
  if (error !== undefined) return show(ports, link, after, { entered, errors: [error] });
  const reader = readerFor(personById(ports.bundle.directory, link.person), now);
  const isNew = outcome.refusal === undefined;
  const ownPage = await ownPageOf(ports, link);
  return endedPage(ports, link, after, reader, { isNew, code: isNew ? link.code : undefined, ownPage });
}

/** Whoever has answered has shown that they hold the mail, and so the code that their own page asks for, if it has one. */
async function ownPageOf(ports: AnswerPorts, link: OfferLink): Promise<string | undefined> {
  const { person, code, mintedAt } = link;
  // A message from before somebody ended their links leads to no new one.
  if (code === undefined || (await isLinkEnded(ports.texts, person, mintedAt))) return undefined;
  return `../me/${await mintPersonalLink(ports, person, code)}`;
}

/** Whoever sends again may do so because we died before the row was written: with it the watchdog goes on. */
async function repairRow(ports: AnswerPorts, handoffId: HandoffId, now: string): Promise<void> {
  const stored = await loadHandoff(ports, handoffId);
  await keepRow(ports, rowOfHandoff(ports, subjectId('handoff', handoffId), stored, now));
}

async function carryOut(
  ports: AnswerPorts,
  { epoch, person }: OfferLink,
  handoffId: HandoffId,
  { answer: given, note }: Extract<ParsedAnswer, { kind: 'answer' }>,
) {
  const act = (textId?: string) =>
    commandByAsked(ports, {
      handoffId,
      command: { epoch, by: person, ...textOf(textId), ...given },
      actor: { kind: 'person', id: person, channel: 'link' },
    });
  return note === undefined ? act() : withRemark(ports, note, act);
}
