import { rulesOf } from '#application/contracts.ts';
import { newNonce } from '#application/links.ts';
import { personById } from '#domain/contract/directory.ts';
import { startTimes } from '#domain/handoff/decide-start.ts';
import type { Handoff, Offer } from '#domain/handoff/state.ts';
import type { Link } from '#domain/ports/side-items.ts';
import { colleaguesOf } from '#lambdas/_presenting/colleagues.ts';
import { missingFieldsOf } from '#lambdas/_presenting/missing-fields.ts';
import { returnReasonsOf } from '#lambdas/_presenting/return-reasons.ts';
import { timesLeft } from '#lambdas/_presenting/snooze-times.ts';
import { presentOffer } from '#lambdas/_presenting/offer-of.ts';
import type { PresentingPorts } from '#lambdas/_presenting/offer-of.ts';
import { declineReasons } from '#views/pages/answer-reasons.ts';
import { offerPage } from '#views/pages/offer-page.tsx';
import type { Page } from '#views/pages/page.tsx';
import type { Reader } from '#views/reader.ts';
import type { AnswerForm } from './answer-form.ts';

/** An offer's link, and for whom it is. */
export type OfferLink = Extract<Link, { kind: 'offer' }>;
/** A handoff while somebody is asked. */
export type OfferedHandoff = Extract<Handoff, { status: 'offered' }>;

/** The page of an offer that waits for an answer, with every answer that can be given now. */
export async function openOfferPage(
  ports: PresentingPorts,
  link: OfferLink,
  state: OfferedHandoff,
  reader: Reader,
  form?: AnswerForm,
): Promise<Page> {
  const { contract } = await rulesOf(ports, state.contractDigest);
  const colleagues = colleaguesOf(ports.bundle.directory, state, link.person);
  return offerPage({
    offer: await presentOffer(ports, state, state.offer.expiresAt),
    nonce: newNonce(link, reader.now),
    needsCode: link.code !== undefined,
    declineReasons: declineReasons(reader.locale),
    returnReasons: returnReasonsOf(contract, reader.locale),
    missingFields: missingFieldsOf(contract),
    setBackTo: contract.whenReturned?.setStatusTo,
    colleagues: colleagues.map(({ id, name }) => ({ value: id, label: name })),
    times: timesLeft(state.offer, contract, reader, personById(ports.bundle.directory, link.person)),
    putOffUntil: putOffUntil(state.offer),
    pausedUntil: pausedUntil(state.offer, reader),
    startBy: startTimes(contract, reader.now),
    ...(form === undefined ? {} : { entered: form.entered, errors: form.errors }),
    reader,
  });
}

/** Undefined once the pause that moved its deadlines is over. */
function pausedUntil({ pausedUntil: until }: Offer, { now }: Reader): string | undefined {
  return until !== undefined && now < until ? until : undefined;
}

/** Undefined once the reminder that ends it is due. */
function putOffUntil({ snoozedSeconds, remindAt, remindedSeq }: Offer): string | undefined {
  return snoozedSeconds > 0 && remindedSeq === undefined ? remindAt : undefined;
}
