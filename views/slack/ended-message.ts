import type { OfferOutcome } from '../pages/offer-outcome.ts';
import type { Reader } from '../reader.ts';
import { offerTextsFor } from '../texts/texts-for.ts';
import { webLink } from '../web-link.ts';
import { longTime } from '../when.ts';
import { header, section } from './block-kit.ts';
import { clipped, escaped, link } from './mrkdwn.ts';
import type { SlackMessage } from './slack-message.ts';

const PARAGRAPH_LENGTH = 1000;

/** The message of an offer that is over: what became of it, and nothing left to press. */
export function endedMessage(outcome: OfferOutcome, reader: Reader): SlackMessage {
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
    blocks: [header(title), ...told, ...record],
  };
}
