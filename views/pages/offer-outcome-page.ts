import type { Reader } from '../reader.ts';
import type { OfferTexts } from '../texts/texts-for.ts';
import { offerTextsFor } from '../texts/texts-for.ts';
import { webLink } from '../web-link.ts';
import { longTime } from '../when.ts';
import { messagePage } from './message-page.tsx';
import type { OfferOutcome } from './offer-outcome.ts';
import type { Page } from './page.tsx';
import { startForm } from './start-form.tsx';

// 410 (RFC 9110, 15.5.11): this link had something to ask, and for this person it never will again.
const statuses = {
  accepted: 200,
  'already-accepted': 200,
  'not-started': 410,
  'taken-back': 410,
  cancelled: 410,
  'accepted-by-other': 410,
  declined: 200,
  returned: 200,
  'handed-on': 200,
  'put-off': 200,
  expired: 410,
  moved: 410,
  withdrawn: 410,
  over: 410,
} as const satisfies Record<OfferOutcome['kind'], number>;

/** What became of an offer, told truthfully to whoever opens its link or answers; `ownPage` leads to their own page. */
export function offerOutcomePage(outcome: OfferOutcome, reader: Reader, ownPage?: string): Page {
  const texts = offerTextsFor(reader.locale);
  const told = texts.offerOutcome(outcome, (instant) => longTime(instant, reader));
  const recordUrl = outcome.kind === 'accepted' ? webLink(outcome.recordUrl) : undefined;
  const label = outcome.kind === 'accepted' ? texts.offer.openRecord(outcome.systemName) : '';
  return messagePage({
    status: 'start' in outcome && outcome.start?.error !== undefined ? 422 : statuses[outcome.kind],
    texts,
    ...told,
    action: recordUrl === undefined ? undefined : { label, href: recordUrl },
    further: ownPage === undefined ? undefined : { label: texts.ownPage, href: ownPage },
    besides: startOf(outcome, texts, reader),
  });
}

/** Whoever accepted can say on the same page that they have begun. */
function startOf(outcome: OfferOutcome, texts: OfferTexts, reader: Reader) {
  if (outcome.kind !== 'accepted' && outcome.kind !== 'already-accepted') return undefined;
  return outcome.start === undefined ? undefined : startForm(outcome.start, texts, reader);
}
