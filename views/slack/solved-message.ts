import { solvedWords } from '../solved-words.ts';
import { textsFor } from '../texts/texts-for.ts';
import type { Solved } from '../pages/decision-outcome.ts';
import type { OwnPage } from '../own-page.ts';
import type { Reader } from '../reader.ts';
import { header } from './block-kit.ts';
import { paragraph } from './incident-message.ts';
import { clipped, escaped } from './mrkdwn.ts';
import { wayToOwnPage } from './own-page.ts';
import type { SlackMessage } from './slack-message.ts';

const TEXT_LENGTH = 1000;

/** The last word of an incident that an act outside has ended, as its mail says it. */
export function solvedMessage(
  solved: Solved,
  { reader, ownPage }: { readonly reader: Reader; readonly ownPage: OwnPage },
): SlackMessage {
  const { title, subject, sentence } = solvedWords(solved, reader);
  return {
    text: clipped(subject, TEXT_LENGTH, escaped),
    blocks: [header(title), paragraph(sentence), wayToOwnPage(ownPage, textsFor(reader.locale))],
  };
}
