import type { Option, ShownField } from '../offer.ts';
import { oneLine } from '../one-line.ts';
import { clipped, escaped } from './mrkdwn.ts';

/** One block or element of a message, as Slack's Block Kit has it; each limit below is from its reference. */
export type Block = Readonly<Record<string, unknown>>;

const HEADER_LENGTH = 150;
const SECTION_LENGTH = 3000;
const BUTTON_LENGTH = 75;
const PLACEHOLDER_LENGTH = 150;
const OPTION_LENGTH = 75;
const MOST_OPTIONS = 100;
const FIELDS_OF_A_SECTION = 10;
/** Slack takes 2,000 characters a field; a message is read at a glance, and the record is one click away. */
const FIELD_LENGTH = 400;
const MOST_FIELDS = 20;

/** A headline. */
export function header(text: string): Block {
  return { type: 'header', text: plain(text, HEADER_LENGTH) };
}

/** A paragraph of Slack's markup, which whoever writes it has escaped and kept short enough. */
export function section(markup: string, more: Block = {}): Block {
  return { type: 'section', text: mrkdwn(markup.slice(0, SECTION_LENGTH)), ...more };
}

/** A quiet remark. */
export function context(text: string): Block {
  return { type: 'context', elements: [plain(text, SECTION_LENGTH)] };
}

/** Labelled values, in as many sections as it takes. */
export function fields(rows: readonly ShownField[]): Block[] {
  const shown = rows.slice(0, MOST_FIELDS).map(({ label, value }) => {
    const name = clipped(label, FIELD_LENGTH / 2, escaped);
    return mrkdwn(`*${name}*\n${clipped(value, FIELD_LENGTH, escaped)}`);
  });
  const sections = Math.ceil(shown.length / FIELDS_OF_A_SECTION);
  return Array.from({ length: sections }, (_, index) => ({
    type: 'section',
    fields: shown.slice(index * FIELDS_OF_A_SECTION, (index + 1) * FIELDS_OF_A_SECTION),
  }));
}

/** Buttons and selects side by side. */
export function actions(blockId: string, elements: readonly Block[]): Block {
  return { type: 'actions', block_id: blockId, elements };
}

/** A button; `value` comes back when it is pressed. */
export function button(actionId: string, label: string, value: string, style?: 'primary' | 'danger'): Block {
  return {
    type: 'button',
    action_id: actionId,
    text: plain(label, BUTTON_LENGTH),
    value,
    ...(style === undefined ? {} : { style }),
  };
}

/** A select of one, or of any number of options; an option that would be changed by its limits is left out. */
export function select(
  type: 'static_select' | 'multi_static_select',
  actionId: string,
  placeholder: string,
  options: readonly Option[],
): Block {
  return {
    type,
    action_id: actionId,
    placeholder: plain(placeholder, PLACEHOLDER_LENGTH),
    options: options.filter(isTaken).slice(0, MOST_OPTIONS).map(asBlock),
  };
}

/** The first options that need no more than so many characters of JSON. */
export function thatFit(options: readonly Option[], room: number): readonly Option[] {
  const sizes = options.map((option) => JSON.stringify(asBlock(option)).length + 1);
  return options.filter((_, index) => sizes.slice(0, index + 1).reduce((sum, size) => sum + size) <= room);
}

const isTaken = ({ value }: Option): boolean => value.length <= OPTION_LENGTH;

const asBlock = ({ value, label }: Option): Block => ({ text: plain(label, OPTION_LENGTH), value });

const plain = (text: string, limit: number) => ({
  type: 'plain_text',
  text: clipped(oneLine(text), limit),
  emoji: false,
});

/** `verbatim`: nothing in it is turned into a link or a mention. */
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text, verbatim: true });
