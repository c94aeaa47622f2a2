import { rulesOf } from '#application/contracts.ts';
import { isFreshNonce } from '#application/links.ts';
import { personById } from '#domain/contract/directory.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { othersThan } from '#lambdas/_presenting/colleagues.ts';
import { missingFieldsOf } from '#lambdas/_presenting/missing-fields.ts';
import type { PresentingPorts } from '#lambdas/_presenting/offer-of.ts';
import { readerFor } from '#lambdas/_presenting/person.ts';
import { returnReasonsOf } from '#lambdas/_presenting/return-reasons.ts';
import { snoozeTimes } from '#lambdas/_presenting/snooze-times.ts';
import { DEFAULT_LOCALE } from '#lambdas/_runtime/locale.ts';
import { declineReasons } from '#views/pages/answer-reasons.ts';
import { offerFormFields } from '#views/pages/offer-form.ts';
import type { ExpectedAnswer } from './answer-form.ts';
import type { OfferLink } from './open-offer-page.ts';

/** What a right answer to an offer must bring now. */
export async function expectedOf(
  ports: PresentingPorts,
  link: OfferLink,
  state: Handoff,
  form: URLSearchParams,
  now: string,
): Promise<ExpectedAnswer> {
  const { contract } = await rulesOf(ports, state.contractDigest);
  const { directory } = ports.bundle;
  const person = personById(directory, link.person);
  const reader = readerFor(person, now);
  return {
    code: link.code,
    isFresh: isFreshNonce(link, form.get(offerFormFields.nonce) ?? '', now),
    declineReasons: declineReasons(DEFAULT_LOCALE).map(({ value }) => value),
    returnReasons: returnReasonsOf(contract, DEFAULT_LOCALE).map(({ value }) => value),
    fields: missingFieldsOf(contract).map(({ value }) => value),
    people: othersThan(directory, state.giver).map(({ id }) => id),
    times: snoozeTimes(reader, person),
    timeZone: reader.timeZone,
  };
}
