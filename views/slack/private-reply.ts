import type { OfferFormError } from '../pages/offer-form.ts';
import type { OfferOutcome } from '../pages/offer-outcome.ts';
import type { Reader } from '../reader.ts';
import { offerTextsFor } from '../texts/texts-for.ts';
import { longTime } from '../when.ts';
import { escaped } from './mrkdwn.ts';

/** What whoever pressed a button is told, and nobody else. */
export type PrivateReply =
  | { readonly kind: 'outcome'; readonly outcome: OfferOutcome }
  /** The message was somebody else's, or whoever pressed is nobody that the directory knows. */
  | { readonly kind: 'foreign' }
  /** What their answer lacks, or why it cannot be. */
  | { readonly kind: 'wrong'; readonly error: OfferFormError };

/** The reply to a press of which the message itself says nothing, in Slack's markup. */
export function privateReply(reply: PrivateReply, reader: Reader): string {
  const texts = offerTextsFor(reader.locale);
  switch (reply.kind) {
    case 'outcome': {
      const told = texts.offerOutcome(reply.outcome, (instant) => longTime(instant, reader));
      return [`*${escaped(told.title)}*`, ...told.paragraphs.map(escaped)].join('\n');
    }
    case 'foreign':
      return texts.slack.foreign;
    case 'wrong':
      return texts.form.errors[reply.error];
  }
}
