import { startReminder } from '#application/effects/notices.ts';
import type { ChatOutcome } from '#domain/ports/chat.ts';
import type { ChatReminder } from '#domain/ports/platform.ts';
import { offerValue } from '#lambdas/_presenting/offer-message.ts';
import { readerFor } from '#lambdas/_presenting/person.ts';
import { wayToOwnPage } from '#lambdas/_presenting/personal-link.ts';
import { startMessage } from '#views/slack/start-message.ts';
import { updateEndedOffer } from './ended-offer.ts';
import { missedStart } from './missed-start.ts';
import type { MissedStart } from './missed-start.ts';
import type { NoticePorts } from './notice-ports.ts';

/**
 * Reminds whoever accepted in a chat that they have not begun, with a message of its own: the button stands there from
 * then on. A chat that does not take it is followed by a mail; undefined if it is owed no more.
 */
export async function remindInChat(
  ports: NoticePorts,
  message: ChatReminder,
): Promise<ChatOutcome | undefined> {
  const missed = await missedStart(ports, message);
  if (missed === undefined) return undefined;
  const posted = await post(ports, missed);
  if (posted.outcome === 'later') return posted;
  if (posted.outcome !== 'sent') return remindByMail(ports, message, posted);
  return updateEndedOffer(ports, { subjectId: message.subjectId, epoch: missed.start.epoch });
}

/** A worker that died before the rest was done has posted it. */
async function post(ports: NoticePorts, { state, start, person, about }: MissedStart): Promise<ChatOutcome> {
  const { handoffId } = state;
  const { epoch } = start;
  const there = await ports.postings.get(handoffId, epoch, 'start-reminder');
  if (there !== undefined) return { outcome: 'sent', posting: there };
  const user = person.ids.slack;
  if (user === undefined || ports.chat === undefined) return { outcome: 'closed' };
  const value = offerValue({ handoff: handoffId, epoch });
  const ownPage = await wayToOwnPage(ports, person.id);
  const message = startMessage({ start: about, value, ownPage, reader: readerFor(person, ports.now()) });
  const posted = await ports.chat.post(user, message);
  if (posted.outcome === 'sent') await ports.postings.put(handoffId, epoch, posted.posting, 'start-reminder');
  return posted;
}

/** Mails the reminder that the chat did not take. */
export async function remindByMail<Outcome>(
  { queues }: Pick<NoticePorts, 'queues'>,
  { subjectId, seq, recipient }: ChatReminder,
  outcome: Outcome,
): Promise<Outcome> {
  await queues.notify(startReminder({ subjectId, seq, recipient }, 'email'), 0);
  return outcome;
}
