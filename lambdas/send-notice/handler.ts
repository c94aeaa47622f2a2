import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { noticeMessageSchema, onCallMessageSchema } from '#adapters/sqs/messages.ts';
import { noticeClaim } from '#application/effects/notices.ts';
import { reportTaken, reportUndeliverable } from '#application/unreachable-recipient.ts';
import type { Actor } from '#domain/log/commit.ts';
import type { ChatOutcome } from '#domain/ports/chat.ts';
import type { Mail, MailNotice, MailOutcome, NoticeMessage } from '#domain/ports/platform.ts';
import { addSeconds, secondsUntil } from '#domain/time.ts';
import { eachMessage } from '#lambdas/_runtime/each-message.ts';
import type { Runtime } from '#lambdas/_runtime/stack.ts';
import * as z from 'zod';
import { callOnCall } from './call-on-call.ts';
import { cancelledWord } from './cancelled-notice.ts';
import { updateEndedOffer } from './ended-offer.ts';
import { updateMovedOffer } from './moved-offer.ts';
import { remindByMail, remindInChat } from './start-reminder-in-chat.ts';
import { givenAwayWord } from './given-away-notice.ts';
import { tellChannel } from './incident-in-channel.ts';
import { tellInChat, tryInChat } from './incident-in-chat.ts';
import { composeIncidentMail } from './incident-notice.ts';
import { tellMonday } from './monday-notice.ts';
import { composeNews } from './news-notice.ts';
import type { NoticePorts } from './notice-ports.ts';
import { sendPersonalLink } from './personal-link.ts';
import { composeReminder } from './reminder-notice.ts';
import { composeSolvedMail } from './solved-notice.ts';
import { composeStartMail } from './start-notice.ts';
import { composeForOwner } from './owners-notice.ts';
import { takenBackWord } from './taken-back-notice.ts';
import { waitsForQuiet } from './waits-for-quiet.ts';

/** Two queues lead here: of notices, and of what whoever is on call is told. */
const messageSchema = z.discriminatedUnion('kind', [...noticeMessageSchema.options, onCallMessageSchema]);

const actor: Actor = { kind: 'system', id: 'send-notice' };

/** A notice that cannot be sent for so long (about an hour) has an incident of its own. */
const TRIES = 10;
const LONGEST_WAIT_SECONDS = 900;

/** Sends each notice once: claimed first, marked when sent. One that is no longer owed is dropped; one that cannot be sent now comes back. */
export function sendNoticeHandler(
  ports: NoticePorts,
  runtime: Runtime,
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return eachMessage(runtime, messageSchema, async (message) => {
    const outcome =
      message.kind === 'on-call' ? await callOnCall(ports, message) : await sendOnce(ports, message);
    const about = message.kind === 'personal-link' ? {} : { subjectId: message.subjectId };
    runtime.logger.info('notice', { ...about, kind: message.kind, outcome });
  });
}

async function sendOnce(ports: NoticePorts, message: NoticeMessage): Promise<string> {
  const claim = noticeClaim(message);
  const now = ports.now();
  const claimed = await ports.claims.claim(claim, now, addSeconds(now, ports.settings.claimSeconds));
  if (claimed === 'done') return 'sent before';
  // Another worker is at it: if that one died, its claim runs out.
  if (claimed === 'busy') return comeBack(ports, message, ports.settings.claimSeconds);
  const quiet = await waitsForQuiet(ports, message);
  if (quiet !== undefined) return keepQuiet(ports, message, quiet);
  const sent = await send(ports, message);
  if (sent?.outcome === 'later') return later(ports, message, sent);
  await ports.claims.markDone(claim, ports.now());
  return sent?.outcome ?? 'no longer owed';
}

async function send(
  ports: NoticePorts,
  message: NoticeMessage,
): Promise<MailOutcome | ChatOutcome | undefined> {
  switch (message.kind) {
    case 'offer-moved':
      return updateMovedOffer(ports, message);
    case 'offer-over':
    case 'start-over':
    case 'offer-taken-back':
    case 'offer-cancelled':
    case 'offer-given-away':
      return updateEndedOffer(ports, message);
    case 'start-reminder-in-chat':
      return remindInChat(ports, message);
    case 'incident-in-chat':
      return tellInChat(ports, message);
    case 'incident-in-channel':
      return tellChannel(ports, actor, message);
    case 'personal-link':
      return sendPersonalLink(ports, message);
    case 'monday':
      return tellMonday(ports, actor, message);
    case 'reminder':
    case 'news':
    case 'taken-back':
    case 'cancelled':
    case 'given-away':
    case 'start-reminder':
    case 'start-overdue':
    case 'incident-opened':
    case 'incident-assigned':
    case 'incident-escalated':
    case 'solved':
      return sendMail(ports, message);
  }
}

async function sendMail(ports: NoticePorts, message: MailNotice): Promise<MailOutcome | undefined> {
  const mail = await compose(ports, message);
  const sent = mail === undefined ? undefined : await ports.mailer.send(mail);
  if (sent?.outcome === 'refused') {
    await reportUndeliverable(ports, actor, message, sent.because);
    await tryInChat(ports, message);
  }
  if (sent?.outcome === 'sent') await reportTaken(ports, actor, message);
  return sent;
}

async function compose(ports: NoticePorts, message: MailNotice): Promise<Mail | undefined> {
  switch (message.kind) {
    case 'reminder':
      return composeReminder(ports, message);
    case 'news':
      return composeNews(ports, message);
    case 'taken-back':
      return composeForOwner(ports, message, takenBackWord);
    case 'cancelled':
      return composeForOwner(ports, message, cancelledWord);
    case 'given-away':
      return composeForOwner(ports, message, givenAwayWord);
    case 'start-reminder':
    case 'start-overdue':
      return composeStartMail(ports, message);
    case 'incident-opened':
    case 'incident-assigned':
    case 'incident-escalated':
      return composeIncidentMail(ports, message);
    case 'solved':
      return composeSolvedMail(ports, message);
  }
}

async function later(
  ports: NoticePorts,
  message: NoticeMessage,
  { because, afterSeconds = 0 }: { readonly because: string; readonly afterSeconds?: number },
): Promise<string> {
  await ports.claims.release(noticeClaim(message));
  if (message.attempt === TRIES) {
    // A message that still asks says the truth to whoever presses it, and who wanted a link asks again.
    if ('epoch' in message || message.kind === 'personal-link') return 'given up';
    if (message.kind === 'start-reminder-in-chat') return remindByMail(ports, message, 'mailed instead');
    await reportUndeliverable(ports, actor, message, because);
  }
  const backoff =
    ports.settings.backoffSeconds * 2 ** Math.min(message.attempt, TRIES) * (1 + ports.random());
  const seconds = Math.max(afterSeconds, backoff);
  const outcome = await comeBack(ports, message, seconds);
  const now = ports.now();
  await ports.claims.waits(noticeClaim(message), now, addSeconds(now, delayOf(seconds)));
  return outcome;
}

/**
 * However long it is quiet, that is no try: it comes round until then, and is composed anew, if it is still owed. That it
 * does is noted once it is queued: a death before costs a second message, and loses none.
 */
async function keepQuiet(ports: NoticePorts, message: NoticeMessage, until: string): Promise<string> {
  const claim = noticeClaim(message);
  await ports.claims.release(claim);
  await ports.queues.notify(message, Math.min(LONGEST_WAIT_SECONDS, secondsUntil(ports.now(), until)));
  await ports.claims.waits(claim, ports.now(), until);
  return 'quiet';
}

async function comeBack(ports: NoticePorts, message: NoticeMessage, seconds: number): Promise<string> {
  await ports.queues.notify({ ...message, attempt: message.attempt + 1 }, delayOf(seconds));
  return 'later';
}

const delayOf = (seconds: number): number => Math.min(LONGEST_WAIT_SECONDS, Math.ceil(seconds));
