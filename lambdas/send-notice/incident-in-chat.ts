import { inChat, inMail } from '#application/effects/incident-notices.ts';
import { personAsWished } from '#application/wishes.ts';
import { personById } from '#domain/contract/directory.ts';
import type { Person } from '#domain/contract/directory.ts';
import { waysToTell } from '#domain/routing/channel-order.ts';
import type { ChatOutcome } from '#domain/ports/chat.ts';
import type { IncidentChatNotice, MailNotice } from '#domain/ports/platform.ts';
import { incidentMails } from '#domain/ports/platform.ts';
import { readerFor } from '#lambdas/_presenting/person.ts';
import { wayToOwnPage } from '#lambdas/_presenting/personal-link.ts';
import { incidentMessage } from '#views/slack/incident-message.ts';
import type { SlackMessage } from '#views/slack/slack-message.ts';
import { solvedMessage } from '#views/slack/solved-message.ts';
import { toldOfIncident } from './incident-notice.ts';
import type { NoticePorts } from './notice-ports.ts';
import { solvedFor } from './solved-notice.ts';

/**
 * Tells somebody of an incident in a chat. What the chat does not take now is mailed at once, because the time to decide
 * runs; undefined if it is owed no more.
 */
export async function tellInChat(
  ports: NoticePorts,
  notice: IncidentChatNotice,
): Promise<ChatOutcome | undefined> {
  const person = personById(ports.bundle.directory, notice.recipient.id);
  const posted = person === undefined ? undefined : await post(ports, notice, person);
  if (posted === undefined || posted.outcome === 'sent') return posted;
  await ports.queues.notify(inMail(notice), 0);
  return posted.outcome === 'later' ? { outcome: 'refused', because: posted.because } : posted;
}

/** Whoever a mail of an incident did not reach is told in the chat that they named besides. */
export async function tryInChat(ports: NoticePorts, mail: MailNotice): Promise<void> {
  const kind = incidentMails.find((one) => one === mail.kind);
  const chat = kind === undefined ? undefined : inChat({ ...mail, kind });
  const person = chat === undefined ? undefined : await personAsWished(ports, chat.recipient.id);
  if (chat !== undefined && person !== undefined && waysToTell(person).includes('slack'))
    await ports.queues.notify(chat, 0);
}

/** A worker that died before it could say so has posted it. */
async function post(
  ports: NoticePorts,
  notice: IncidentChatNotice,
  person: Person,
): Promise<ChatOutcome | undefined> {
  const { subjectId, seq } = notice;
  const place = `to ${person.id}` as const;
  const there = await ports.postings.get(subjectId, seq, place);
  if (there !== undefined) return { outcome: 'sent', posting: there };
  const user = person.ids.slack;
  if (user === undefined || ports.chat === undefined) return { outcome: 'closed' };
  const message = await messageOf(ports, notice, person);
  if (message === undefined) return undefined;
  const posted = await ports.chat.post(user, message);
  if (posted.outcome === 'sent') await ports.postings.put(subjectId, seq, posted.posting, place);
  return posted;
}

async function messageOf(
  ports: NoticePorts,
  { as: kind, ...about }: IncidentChatNotice,
  person: Person,
): Promise<SlackMessage | undefined> {
  if (kind === 'solved') {
    const solved = await solvedFor(ports, about.subjectId, person.id);
    if (solved === undefined) return undefined;
    const ownPage = await wayToOwnPage(ports, person.id);
    return solvedMessage(solved, { reader: readerFor(person, ports.now()), ownPage });
  }
  const told = await toldOfIncident(ports, { ...about, kind });
  return told === undefined ? undefined : incidentMessage(told);
}
