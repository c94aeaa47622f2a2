import type { Offer, Option } from '../offer.ts';
import type { OwnPage } from '../own-page.ts';
import type { Reader } from '../reader.ts';
import type { OfferTexts } from '../texts/texts-for.ts';
import { offerTextsFor } from '../texts/texts-for.ts';
import { webLink } from '../web-link.ts';
import { longTime, shortTime } from '../when.ts';
import { actions, button, context, fields, header, section, select, thatFit } from './block-kit.ts';
import type { Block } from './block-kit.ts';
import { clipped, escaped, link } from './mrkdwn.ts';
import { wayToOwnPage } from './own-page.ts';
import { offerActions as names } from './offer-actions.ts';
import type { SlackMessage } from './slack-message.ts';

/** An offer's message; `value` comes back with each button and says which offer it is about. */
export type OfferMessageProps = {
  readonly offer: Offer;
  readonly value: string;
  readonly declineReasons: readonly Option[];
  readonly returnReasons: readonly Option[];
  readonly missingFields: readonly Option[];
  /** To whom it may be handed on. */
  readonly colleagues: readonly Option[];
  /** Until when it may be put off; none where the contract allows none. */
  readonly times: readonly Option[];
  readonly ownPage: OwnPage;
  readonly reader: Reader;
};

const TERM_LENGTH = 1400;
const TEXT_LENGTH = 1000;
/**
 * Slack refuses a message whose blocks are too long together (`msg_blocks_too_long`) and names no number; it was seen
 * to begin between 13,100 and 13,300 characters of JSON.
 */
const LONGEST_BLOCKS = 13_000;
/** Of the row of colleagues without them. */
const LENGTH_OF_THE_REST = 800;

/** Asks a person to take something over, and takes their answer: what the mail says, with buttons in place of the link. */
export function offerMessage(props: OfferMessageProps): SlackMessage {
  const { offer, ownPage, reader } = props;
  const texts = offerTextsFor(reader.locale);
  const by = shortTime(offer.acceptBy, reader);
  const subject = texts.offer.subject(offer.giverName, offer.whatTitle, by, offer.contractTitle);
  const blocks = [
    header(texts.offer.headline(offer.giverName, offer.whatTitle)),
    section(terms(props, texts)),
    context(texts.offer.kind(offer.recordKind, offer.contractTitle)),
    ...fields(offer.show),
    ...recordLink(offer, texts),
    ...answers(props, texts),
  ];
  const last = [wayToOwnPage(ownPage, texts), context(texts.slack.noLater)];
  return {
    text: clipped(subject, TEXT_LENGTH, escaped),
    blocks: [...blocks, ...handOn(props, texts, JSON.stringify([blocks, last]).length), ...last],
  };
}

function terms({ offer, reader }: OfferMessageProps, texts: OfferTexts): string {
  const because = texts.offer.because(offer.because, offer.contractTitle);
  const { keptQuietSince: since } = offer;
  return [
    `*${texts.offer.acceptBy}: ${escaped(longTime(offer.acceptBy, reader))}*`,
    `${texts.offer.whyYou}: ${clipped(because, TERM_LENGTH, escaped)}`,
    ...(since === undefined ? [] : [escaped(texts.offer.keptQuiet(longTime(since, reader)))]),
  ].join('\n');
}

function recordLink(offer: Offer, texts: OfferTexts): Block[] {
  const address = webLink(offer.recordUrl);
  return address === undefined ? [] : [section(link(address, texts.offer.openRecord(offer.systemName)))];
}

/** One row for each answer; a reason stands beside the button that needs it. */
function answers(
  { value, declineReasons, returnReasons, missingFields, times }: OfferMessageProps,
  texts: OfferTexts,
): Block[] {
  const { form } = texts;
  const reason = (action: string, options: readonly Option[]) =>
    select('static_select', action, form.chooseReason, options);
  return [
    actions(names.accept, [button(names.accept, form.accept, value, 'primary')]),
    actions(names.decline, [
      reason(names.declineReason, declineReasons),
      button(names.decline, form.decline, value),
    ]),
    ...missing(missingFields, texts),
    actions(names.sendBack, [
      reason(names.returnReason, returnReasons),
      button(names.sendBack, form.sendBack, value),
    ]),
    ...choice(value, { button: names.later, label: form.later }, [names.until, form.chooseUntil, times]),
  ];
}

/** As many colleagues as there is room for: it can be handed on to the others on the page of a mail. */
function handOn({ value, colleagues }: OfferMessageProps, { form }: OfferTexts, used: number): Block[] {
  const fitting = thatFit(colleagues, LONGEST_BLOCKS - LENGTH_OF_THE_REST - used);
  const pressed = { button: names.handOn, label: form.handOn };
  return choice(value, pressed, [names.handOnTo, form.chooseColleague, fitting]);
}

/** A select beside its button; nothing where there is nothing to choose. */
function choice(
  value: string,
  pressed: { readonly button: string; readonly label: string },
  [action, placeholder, options]: readonly [string, string, readonly Option[]],
): Block[] {
  if (options.length === 0) return [];
  const chosen = select('static_select', action, placeholder, options);
  return [actions(pressed.button, [chosen, button(pressed.button, pressed.label, value)])];
}

/** Selects of several stand in a section, not beside buttons. */
function missing(missingFields: readonly Option[], { form, slack }: OfferTexts): Block[] {
  if (missingFields.length === 0) return [];
  const accessory = select('multi_static_select', names.missing, slack.chooseMissing, missingFields);
  return [section(escaped(form.missing), { accessory })];
}
