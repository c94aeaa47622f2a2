import { rulesOf } from '#application/contracts.ts';
import { loadHandoff } from '#application/command-handoff.ts';
import { noticeTags } from '#application/mail-tags.ts';
import { personById } from '#domain/contract/directory.ts';
import { takenBackFrom } from '#domain/handoff/rollback.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { Mail, MailNotice } from '#domain/ports/platform.ts';
import { briefOf, recordUrl } from '#lambdas/_presenting/offer-of.ts';
import { readerFor } from '#lambdas/_presenting/person.ts';
import { wayToOwnPage } from '#lambdas/_presenting/personal-link.ts';
import { SYSTEM_NAMES } from '#lambdas/_presenting/system-names.ts';
import { takenBack } from '#lambdas/_presenting/taken-back.ts';
import { takenBackMail } from '#views/mails/taken-back-mail.tsx';
import { threadHeaders } from '#views/mails/thread-headers.ts';
import type { NoticePorts } from './notice-ports.ts';

/**
 * Word to whoever had accepted that what was entered for them was taken back; undefined if they have left, or somebody
 * has decided otherwise by now.
 */
export async function composeTakenBack(ports: NoticePorts, message: MailNotice): Promise<Mail | undefined> {
  const { subjectId, recipient } = message;
  const state = await loadHandoff(ports, handoffIdSchema.parse(subjectParts(subjectId).id));
  const person = recipient.kind === 'ops' ? undefined : personById(ports.bundle.directory, recipient.id);
  if (state === undefined || !person?.isActive) return undefined;
  if (takenBackFrom(state)?.owner !== person.id) return undefined;
  const { contract } = await rulesOf(ports, state.contractDigest);
  const mail = takenBackMail({
    takenBack: await takenBack(ports, state),
    whatTitle: (await briefOf(ports, state)).title,
    systemName: SYSTEM_NAMES[state.record.source],
    recordUrl: recordUrl(ports, state.record, contract),
    recipientName: person.name,
    ownPage: await wayToOwnPage(ports, person.id),
    reader: readerFor(person, ports.now()),
  });
  return {
    ...mail,
    to: person.email,
    headers: threadHeaders(subjectId, new URL(ports.publicBaseUrl).hostname, 'follow-up'),
    tags: noticeTags(message),
  };
}
