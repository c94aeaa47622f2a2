import type { OwnPage } from '../own-page.ts';
import type { OfferOutcome } from '../pages/offer-outcome.ts';
import type { Reader } from '../reader.ts';
import type { OfferTexts } from '../texts/texts-for.ts';
import { offerTextsFor } from '../texts/texts-for.ts';
import { webLink } from '../web-link.ts';
import { longTime } from '../when.ts';
import { actions, button, header, section } from './block-kit.ts';
import type { Block } from './block-kit.ts';
import { clipped, escaped, link } from './mrkdwn.ts';
import { offerActions as names } from './offer-actions.ts';
import { wayToOwnPage } from './own-page.ts';
import type { SlackMessage } from './slack-message.ts';

const PARAGRAPH_LENGTH = 1000;

/** By when whoever accepted begins, and what comes back with the button that says that they have. */
export type StartButton = { readonly startBy: string; readonly value: string };

interface Further {
  readonly start?: StartButton | undefined;
  readonly ownPage?: OwnPage | undefined;
}

/** The message of an offer that is over: what became of it, and nothing left to press but that the work has begun. */
export function endedMessage(
  outcome: OfferOutcome,
  reader: Reader,
  { start, ownPage }: Further = {},
): SlackMessage {
  const texts = offerTextsFor(reader.locale);
  const { title, paragraphs } = texts.offerOutcome(outcome, (instant) => longTime(instant, reader));
  const recordUrl = outcome.kind === 'accepted' ? webLink(outcome.recordUrl) : undefined;
  const record =
    outcome.kind !== 'accepted' || recordUrl === undefined
      ? []
      : [section(link(recordUrl, texts.offer.openRecord(outcome.systemName)))];
  const told = paragraphs.map((paragraph) => section(clipped(paragraph, PARAGRAPH_LENGTH, escaped)));
  return {
    text: clipped(`${title}: ${outcome.whatTitle}`, PARAGRAPH_LENGTH, escaped),
    blocks: [
      header(title),
      ...told,
      ...record,
      ...(start === undefined ? [] : starting(start, texts, reader)),
      ...(ownPage === undefined ? [] : [wayToOwnPage(ownPage, texts)]),
    ],
  };
}

function starting({ startBy, value }: StartButton, texts: OfferTexts, reader: Reader): Block[] {
  return [
    section(escaped(texts.start.by(longTime(startBy, reader)))),
    actions(names.start, [button(names.start, texts.start.begun, value, 'primary')]),
  ];
}
