import type { OwnPage } from '../own-page.ts';
import type { Reader } from '../reader.ts';
import type { AwaitedStart } from '../start.ts';
import { offerTextsFor } from '../texts/texts-for.ts';
import { webLink } from '../web-link.ts';
import { longTime, timeAndDistance } from '../when.ts';
import { actions, button, context, header, section } from './block-kit.ts';
import { clipped, escaped, link } from './mrkdwn.ts';
import { wayToOwnPage } from './own-page.ts';
import { offerActions as names } from './offer-actions.ts';
import type { SlackMessage } from './slack-message.ts';

/** `value` comes back with the button and says which acceptance it is about. */
export type StartMessageProps = {
  readonly start: AwaitedStart;
  readonly value: string;
  readonly ownPage: OwnPage;
  readonly reader: Reader;
};

const TEXT_LENGTH = 1000;

/** Asks whoever accepted whether they have begun: what the mail says, with a button in place of the link. */
export function startMessage({ start, value, ownPage, reader }: StartMessageProps): SlackMessage {
  const texts = offerTextsFor(reader.locale);
  const { whatTitle, next, toldNextName: told } = start;
  const recordUrl = webLink(start.recordUrl);
  const follows =
    next === undefined || told === undefined ? [] : [texts.start.thenTold(longTime(next, reader), told)];
  return {
    text: clipped(texts.start.reminderSubject(whatTitle), TEXT_LENGTH, escaped),
    blocks: [
      header(texts.start.reminderHeadline(whatTitle)),
      section(`*${escaped(`${texts.start.startedBy}: ${timeAndDistance(start.startBy, reader)}`)}*`),
      ...follows.map((sentence) => section(clipped(sentence, TEXT_LENGTH, escaped))),
      ...(recordUrl === undefined
        ? []
        : [section(link(recordUrl, texts.offer.openRecord(start.systemName)))]),
      actions(names.start, [button(names.start, texts.start.begun, value, 'primary')]),
      wayToOwnPage(ownPage, texts),
      context(start.contractTitle),
    ],
  };
}
