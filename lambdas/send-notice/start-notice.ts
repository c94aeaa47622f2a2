import { noticeTags } from '#application/mail-tags.ts';
import type { Mail, MailNotice } from '#domain/ports/platform.ts';
import { mintOfferLink } from '#lambdas/_presenting/offer-link.ts';
import { readerFor } from '#lambdas/_presenting/person.ts';
import { startOverdueMail, startReminderMail } from '#views/mails/start-mail.tsx';
import { threadHeaders } from '#views/mails/thread-headers.ts';
import { missedStart } from './missed-start.ts';
import type { MissedStart } from './missed-start.ts';
import type { NoticePorts } from './notice-ports.ts';

/** Word of a missed start by mail, to whoever accepted or to their manager; undefined if it is owed no more. */
export async function composeStartMail(ports: NoticePorts, message: MailNotice): Promise<Mail | undefined> {
  const missed = await missedStart(ports, message);
  if (missed === undefined) return undefined;
  const { state, person, about } = missed;
  const reader = readerFor(person, ports.now());
  const mail =
    message.kind === 'start-overdue'
      ? startOverdueMail({ start: about, reader })
      : startReminderMail({ start: about, reader, ...(await ownLink(ports, missed)) });
  return {
    ...mail,
    to: person.email,
    headers: threadHeaders(message.subjectId, new URL(ports.publicBaseUrl).hostname, 'follow-up'),
    tags: noticeTags(message, state.epoch),
  };
}

/** The link of their own offer says also that they have begun. */
async function ownLink(ports: NoticePorts, { state, start, person }: MissedStart) {
  return { ...(await mintOfferLink(ports, state, start.dueAt, person)), recipientName: person.name };
}
