import { loadHandoff } from '#application/command-handoff.ts';
import { noticeTags } from '#application/mail-tags.ts';
import { personById } from '#domain/contract/directory.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { Mail, MailNotice } from '#domain/ports/platform.ts';
import { mintOfferLink } from '#lambdas/_presenting/offer-link.ts';
import { presentOffer } from '#lambdas/_presenting/offer-of.ts';
import { readerFor } from '#lambdas/_presenting/person.ts';
import { wayToOwnPage } from '#lambdas/_presenting/personal-link.ts';
import { reminderMail } from '#views/mails/offer-mail.tsx';
import { threadHeaders } from '#views/mails/thread-headers.ts';
import type { NoticePorts } from './notice-ports.ts';

/** The reminder of an offer; undefined when that offer is no longer open, because whoever answered is left in peace. */
export async function composeReminder(ports: NoticePorts, message: MailNotice): Promise<Mail | undefined> {
  const state = await loadHandoff(ports, handoffIdSchema.parse(subjectParts(message.subjectId).id));
  if (state?.status !== 'offered' || state.offer.remindedSeq !== message.seq) return undefined;
  const person = personById(ports.bundle.directory, state.offer.to);
  if (person === undefined) return undefined;
  const { expiresAt } = state.offer;
  const { link, code } = await mintOfferLink(ports, state, expiresAt, person);
  const offer = await presentOffer(ports, state, expiresAt);
  const mail = reminderMail({
    offer,
    recipientName: person.name,
    link,
    code,
    ownPage: await wayToOwnPage(ports, person.id, code),
    reader: readerFor(person, ports.now()),
  });
  return {
    ...mail,
    to: person.email,
    headers: threadHeaders(message.subjectId, new URL(ports.publicBaseUrl).hostname, 'follow-up'),
    tags: noticeTags(message, state.epoch),
  };
}
