import { loadHandoff } from '#application/command-handoff.ts';
import { rulesOf } from '#application/contracts.ts';
import { linkHash, newLinkToken } from '#application/links.ts';
import { noticeTags } from '#application/mail-tags.ts';
import type { Person } from '#domain/contract/directory.ts';
import { personById } from '#domain/contract/directory.ts';
import { newsForGiver } from '#domain/handoff/news.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { Mail, MailNotice } from '#domain/ports/platform.ts';
import { addSeconds } from '#domain/time.ts';
import { decisionIn } from '#lambdas/_presenting/cancelled.ts';
import { briefOf } from '#lambdas/_presenting/offer-of.ts';
import { nameOf, readerFor } from '#lambdas/_presenting/person.ts';
import { wayToOwnPage } from '#lambdas/_presenting/personal-link.ts';
import { newsMail } from '#views/mails/news-mail.tsx';
import { threadHeaders } from '#views/mails/thread-headers.ts';
import type { NoticePorts } from './notice-ports.ts';

/** Each mail brings a link that lasts as long again. */
const LINK_LIFE_SECONDS = 90 * 24 * 60 * 60;

/**
 * Word to the giver of what one commit brought; undefined when the contract tells nothing of it, they have left, or it
 * is what they decided themselves.
 */
export async function composeNews(ports: NoticePorts, message: MailNotice): Promise<Mail | undefined> {
  const state = await loadHandoff(ports, handoffIdSchema.parse(subjectParts(message.subjectId).id));
  if (state === undefined) return undefined;
  const { contract } = await rulesOf(ports, state.contractDigest);
  const item = newsForGiver(state, contract.giver.tell).find(({ seq }) => seq === message.seq);
  const giver = personById(ports.bundle.directory, state.giver);
  if (item === undefined || !giver?.isActive) return undefined;
  if (item.kind === 'cancelled' && (await hasDecided(ports, message, giver))) return undefined;
  const mail = newsMail({
    news: item.kind,
    name: item.person === undefined ? undefined : nameOf(ports.bundle.directory, item.person),
    whatTitle: (await briefOf(ports, state)).title,
    contractTitle: contract.title,
    recipientName: giver.name,
    link: await mintFollowLink(ports, message, giver),
    ownPage: await wayToOwnPage(ports, giver.id),
    reader: readerFor(giver, ports.now()),
  });
  return {
    ...mail,
    to: giver.email,
    headers: threadHeaders(message.subjectId, new URL(ports.publicBaseUrl).hostname, 'follow-up'),
    tags: noticeTags(message),
  };
}

async function hasDecided({ log }: NoticePorts, { subjectId }: MailNotice, { id }: Person): Promise<boolean> {
  const actor = decisionIn(await log.read(subjectId))?.actor;
  return actor?.kind === 'person' && actor.id === id;
}

async function mintFollowLink(
  ports: NoticePorts,
  { subjectId }: MailNotice,
  { id }: Person,
): Promise<string> {
  const token = newLinkToken(ports);
  const expiresAt = addSeconds(ports.now(), LINK_LIFE_SECONDS);
  await ports.links.put(linkHash(token), { kind: 'follow', subjectId, person: id, expiresAt });
  return `${ports.publicBaseUrl}/following/${token}`;
}
