import type { MondayProps, ShownLine } from '../monday.ts';
import { mondayLines, mondaySubject } from '../monday.ts';
import { mondayTextsFor } from '../texts/texts-for.ts';
import { withTimes } from '../when.ts';
import { context, header, section } from './block-kit.ts';
import type { Block } from './block-kit.ts';
import { clipped, escaped } from './mrkdwn.ts';
import type { SlackMessage } from './slack-message.ts';

const TITLE_LENGTH = 150;
const SENTENCE_LENGTH = 250;
const TEXT_LENGTH = 2000;

/** The report with which a week begins, for the channel of operations. Ten lines are some twenty of Slack's fifty blocks. */
export function mondayPost(props: MondayProps): SlackMessage {
  const texts = mondayTextsFor(props.reader.locale);
  const { monday } = texts;
  const subject = mondaySubject(props.report, texts);
  const status = clipped(withTimes(props.report.status, props.reader), TEXT_LENGTH, escaped);
  return {
    text: clipped(subject, TEXT_LENGTH, escaped),
    blocks: [
      header(subject),
      ...mondayLines(props, texts).flatMap(lineBlocks),
      section(`*${monday.toPaste}*\n${status}`),
      context(monday.anew),
    ],
  };
}

const SIGNS = { green: ':white_check_mark:', yellow: ':warning:', red: ':red_circle:' } as const;

function lineBlocks({ title, colour, found, checked, next }: ShownLine): readonly Block[] {
  const said = [...found, ...(next === undefined ? [] : [next])].map((one) =>
    clipped(one, SENTENCE_LENGTH, escaped),
  );
  const head = `${SIGNS[colour]} *${clipped(title, TITLE_LENGTH, escaped)}*`;
  return [section([head, ...said].join('\n')), context(checked)];
}
