import { loadHandoff } from '#application/command-handoff.ts';
import { rulesOf } from '#application/contracts.ts';
import { noticeTags } from '#application/mail-tags.ts';
import type { Person } from '#domain/contract/directory.ts';
import { personById } from '#domain/contract/directory.ts';
import { openStart } from '#domain/handoff/start.ts';
import type { Start } from '#domain/handoff/start.ts';
import type { Handoff, Ownership } from '#domain/handoff/state.ts';
import { ownershipOf } from '#domain/handoff/state.ts';
import { toldOfMissedStart } from '#domain/handoff/told-of-start.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { Mail, MailNotice } from '#domain/ports/platform.ts';
import { mintOfferLink } from '#lambdas/_presenting/offer-link.ts';
import { briefOf, recordUrl } from '#lambdas/_presenting/offer-of.ts';
import { nameOf, readerFor } from '#lambdas/_presenting/person.ts';
import { SYSTEM_NAMES } from '#lambdas/_presenting/system-names.ts';
import { startOverdueMail, startReminderMail } from '#views/mails/start-mail.tsx';
import { threadHeaders } from '#views/mails/thread-headers.ts';
import type { AwaitedStart } from '#views/start.ts';
import type { NoticePorts } from './notice-ports.ts';

/** Word of a missed start, to whoever accepted or to their manager; undefined once it has begun, nobody awaits it, or they have left. */
export async function composeStartMail(ports: NoticePorts, message: MailNotice): Promise<Mail | undefined> {
  const { directory } = ports.bundle;
  const state = await loadHandoff(ports, handoffIdSchema.parse(subjectParts(message.subjectId).id));
  const start = state === undefined ? undefined : openStart(state);
  const ownership = state === undefined ? undefined : ownershipOf(state);
  const person = message.recipient.kind === 'ops' ? undefined : personById(directory, message.recipient.id);
  if (state === undefined || start === undefined || ownership === undefined || !person?.isActive)
    return undefined;
  if (!Object.values(start.told).includes(message.seq)) return undefined;
  const reader = readerFor(person, ports.now());
  const about = await presentStart(ports, state, start, ownership);
  const mail =
    message.kind === 'start-overdue'
      ? startOverdueMail({ start: about, reader })
      : startReminderMail({ start: about, reader, ...(await ownLink(ports, state, start, person)) });
  return {
    ...mail,
    to: person.email,
    headers: threadHeaders(message.subjectId, new URL(ports.publicBaseUrl).hostname, 'follow-up'),
    tags: noticeTags(message, state.epoch),
  };
}

/** The link of their own offer says also that they have begun. */
async function ownLink(ports: NoticePorts, state: Handoff, { dueAt }: Start, person: Person) {
  return { ...(await mintOfferLink(ports, state, dueAt, person)), recipientName: person.name };
}

async function presentStart(
  ports: NoticePorts,
  state: Handoff,
  { startBy, dueAt, next }: Start,
  { owner, acceptedAt }: Ownership,
): Promise<AwaitedStart> {
  const { contract } = await rulesOf(ports, state.contractDigest);
  const { directory } = ports.bundle;
  const told = toldOfMissedStart(directory, state, owner, contract);
  return {
    ...{ startBy, acceptedAt, ownerName: nameOf(directory, owner) },
    ...{ whatTitle: (await briefOf(ports, state)).title, contractTitle: contract.title },
    // While it is held somebody decides about it anyway.
    next: next === undefined || state.status === 'held' ? undefined : dueAt,
    isOfferedAnew: contract.start?.whenMissed === 're-offer',
    // Nobody is warned that they themselves are told.
    toldNextName: told === owner ? undefined : nameOf(directory, told),
    contractOwnerName: nameOf(directory, contract.contractOwner),
    systemName: SYSTEM_NAMES[state.record.source],
    recordUrl: recordUrl(ports, state.record, contract),
  };
}
