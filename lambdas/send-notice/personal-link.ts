import { loadHandoffNow } from '#application/command-handoff.ts';
import { newCode } from '#application/links.ts';
import { offersOf } from '#application/pass-on-offers.ts';
import type { Person } from '#domain/contract/directory.ts';
import { personById } from '#domain/contract/directory.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { MailOutcome, PersonalNotice } from '#domain/ports/platform.ts';
import type { Row } from '#domain/ports/rows.ts';
import { mintOfferLink } from '#lambdas/_presenting/offer-link.ts';
import { briefOf } from '#lambdas/_presenting/offer-of.ts';
import { nameOf, readerFor } from '#lambdas/_presenting/person.ts';
import { wayToOwnPage } from '#lambdas/_presenting/personal-link.ts';
import type { WaitingLink } from '#views/mails/personal-mail.tsx';
import { personalMail } from '#views/mails/personal-mail.tsx';
import type { NoticePorts } from './notice-ports.ts';

/** A mail with more links than this is no help. */
const MOST_LINKS = 25;

/** Mails somebody the link to their own page and one to each offer that waits for them; undefined if they have left. */
export async function sendPersonalLink(
  ports: NoticePorts,
  { person: id, askedAt }: PersonalNotice,
): Promise<MailOutcome | undefined> {
  const person = personById(ports.bundle.directory, id);
  if (!person?.isActive) return undefined;
  const code = newCode(ports);
  const offers = (await offersOf(ports, id)).slice(0, MOST_LINKS);
  const waiting = await Promise.all(offers.map((row) => linkOf(ports, row, person, code)));
  const { url: link } = await wayToOwnPage(ports, id, code);
  const mail = personalMail({
    link,
    waiting: waiting.flat(),
    code,
    recipientName: person.name,
    reader: readerFor(person, ports.now()),
  });
  const tags = { kind: 'personal-link', recipient: id, askedAt: String(Date.parse(askedAt)) };
  return ports.mailer.send({ ...mail, to: person.email, headers: [], tags });
}

/** An offer that is still theirs to answer. */
async function linkOf(
  ports: NoticePorts,
  { subjectId }: Row,
  person: Person,
  code: string,
): Promise<readonly WaitingLink[]> {
  const state = await loadHandoffNow(ports, handoffIdSchema.parse(subjectParts(subjectId).id));
  if (state?.status !== 'offered' || state.offer.to !== person.id) return [];
  const acceptBy = state.offer.expiresAt;
  const { link } = await mintOfferLink(ports, state, acceptBy, person, code);
  const giverName = nameOf(ports.bundle.directory, state.giver);
  return [{ whatTitle: (await briefOf(ports, state)).title, giverName, acceptBy, link }];
}
