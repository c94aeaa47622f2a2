import { offerTags } from '#application/mail-tags.ts';
import type { Person } from '#domain/contract/directory.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { subjectId } from '#domain/ids.ts';
import { mintOfferLink } from '#lambdas/_presenting/offer-link.ts';
import { presentOffer } from '#lambdas/_presenting/offer-of.ts';
import { readerFor } from '#lambdas/_presenting/person.ts';
import { wayToOwnPage } from '#lambdas/_presenting/personal-link.ts';
import { offerMail } from '#views/mails/offer-mail.tsx';
import { threadHeaders } from '#views/mails/thread-headers.ts';
import type { ChannelOutcome, OfferPorts } from './offer-ports.ts';

/** Asks a person by mail, with a link and a code of its own. Throws when it is not known whether the mail went out. */
export async function mailOffer(
  ports: OfferPorts,
  state: Handoff,
  acceptBy: string,
  person: Person,
): Promise<ChannelOutcome> {
  const { link, code } = await mintOfferLink(ports, state, acceptBy, person);
  const offer = await presentOffer(ports, state, acceptBy);
  const mail = offerMail({
    offer,
    recipientName: person.name,
    link,
    code,
    ownPage: await wayToOwnPage(ports, person.id, code),
    reader: readerFor(person, ports.now()),
  });
  const subject = subjectId('handoff', state.handoffId);
  return ports.mailer.send({
    ...mail,
    to: person.email,
    headers: threadHeaders(subject, new URL(ports.publicBaseUrl).hostname, 'first'),
    tags: offerTags(state.handoffId, state.epoch, person.id),
  });
}
