import { rulesOf } from '#application/contracts.ts';
import { loadHandoff } from '#application/command-handoff.ts';
import { noticeTags } from '#application/mail-tags.ts';
import type { Person } from '#domain/contract/directory.ts';
import { personById } from '#domain/contract/directory.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { Mail, MailNotice } from '#domain/ports/platform.ts';
import { briefOf, recordUrl } from '#lambdas/_presenting/offer-of.ts';
import { readerFor } from '#lambdas/_presenting/person.ts';
import { wayToOwnPage } from '#lambdas/_presenting/personal-link.ts';
import { SYSTEM_NAMES } from '#lambdas/_presenting/system-names.ts';
import type { OwnersMailProps } from '#views/mails/owners-mail.tsx';
import { threadHeaders } from '#views/mails/thread-headers.ts';
import type { NoticePorts } from './notice-ports.ts';

/** What one mail to whoever had accepted says, because of a commit; undefined if it is not owed in this state. */
export type OwnersWord = (
  ports: NoticePorts,
  state: Handoff,
  person: string,
  seq: number,
) => Promise<((props: OwnersMailProps) => Words) | undefined>;

type Words = Pick<Mail, 'subject' | 'html' | 'text'>;

/** Word to whoever had accepted of what became of it since; undefined if they have left, or it is not owed any more. */
export async function composeForOwner(
  ports: NoticePorts,
  message: MailNotice,
  word: OwnersWord,
): Promise<Mail | undefined> {
  const { subjectId, recipient, seq } = message;
  const state = await loadHandoff(ports, handoffIdSchema.parse(subjectParts(subjectId).id));
  const person = recipient.kind === 'ops' ? undefined : personById(ports.bundle.directory, recipient.id);
  if (state === undefined || !person?.isActive) return undefined;
  const wordsFor = await word(ports, state, person.id, seq);
  if (wordsFor === undefined) return undefined;
  return {
    ...wordsFor(await propsOf(ports, state, person)),
    to: person.email,
    headers: threadHeaders(subjectId, new URL(ports.publicBaseUrl).hostname, 'follow-up'),
    tags: noticeTags(message),
  };
}

async function propsOf(ports: NoticePorts, state: Handoff, person: Person): Promise<OwnersMailProps> {
  const { contract } = await rulesOf(ports, state.contractDigest);
  return {
    whatTitle: (await briefOf(ports, state)).title,
    systemName: SYSTEM_NAMES[state.record.source],
    recordUrl: recordUrl(ports, state.record, contract),
    recipientName: person.name,
    ownPage: await wayToOwnPage(ports, person.id),
    reader: readerFor(person, ports.now()),
  };
}
