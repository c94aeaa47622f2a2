import { noticeTags } from '#application/mail-tags.ts';
import type { Mail, MailNotice } from '#domain/ports/platform.ts';
import { mintOfferLink } from '#lambdas/_presenting/offer-link.ts';
import { readerFor } from '#lambdas/_presenting/person.ts';
import { wayToOwnPage } from '#lambdas/_presenting/personal-link.ts';
import { startOverdueMail, startReminderMail } from '#views/mails/start-mail.tsx';
import type { Mail as MailText } from '#views/mails/mail.ts';
import { threadHeaders } from '#views/mails/thread-headers.ts';
import { missedStart } from './missed-start.ts';
import type { MissedStart } from './missed-start.ts';
import type { NoticePorts } from './notice-ports.ts';

/** Word of a missed start by mail, to whoever accepted or to their manager; undefined if it is owed no more. */
export async function composeStartMail(ports: NoticePorts, message: MailNotice): Promise<Mail | undefined> {
  const missed = await missedStart(ports, message);
  if (missed === undefined) return undefined;
  const { state, person } = missed;
  return {
    ...(message.kind === 'start-overdue' ? await tellManager(ports, missed) : await remind(ports, missed)),
    to: person.email,
    headers: threadHeaders(message.subjectId, new URL(ports.publicBaseUrl).hostname, 'follow-up'),
    tags: noticeTags(message, state.epoch),
  };
}

/** The link of their own offer says also that they have begun. */
async function remind(ports: NoticePorts, missed: MissedStart): Promise<MailText> {
  const { state, start, person } = missed;
  const { link, code } = await mintOfferLink(ports, state, start.dueAt, person);
  return startReminderMail({ ...(await common(ports, missed, code)), link, code });
}

async function tellManager(ports: NoticePorts, missed: MissedStart): Promise<MailText> {
  return startOverdueMail(await common(ports, missed));
}

async function common(ports: NoticePorts, { person, about }: MissedStart, code?: string) {
  const ownPage = await wayToOwnPage(ports, person.id, code);
  const reader = readerFor(person, ports.now());
  return { start: about, recipientName: person.name, ownPage, reader };
}
