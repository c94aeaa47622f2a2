import { loadIncident } from '#application/command-incident.ts';
import { partOf } from '#application/incident-part.ts';
import { noticeTags } from '#application/mail-tags.ts';
import { personById } from '#domain/contract/directory.ts';
import type { SubjectId } from '#domain/ids.ts';
import { subjectParts } from '#domain/ids.ts';
import type { Mail, MailNotice } from '#domain/ports/platform.ts';
import { readerFor } from '#lambdas/_presenting/person.ts';
import { wayToOwnPage } from '#lambdas/_presenting/personal-link.ts';
import { solvedOf } from '#lambdas/_presenting/solved.ts';
import { solvedMail } from '#views/mails/solved-mail.tsx';
import type { Solved } from '#views/pages/decision-outcome.ts';
import { threadHeaders } from '#views/mails/thread-headers.ts';
import type { NoticePorts } from './notice-ports.ts';

/** That what somebody was told of is over; undefined if it has begun again meanwhile: then that is what counts. */
export async function composeSolvedMail(ports: NoticePorts, message: MailNotice): Promise<Mail | undefined> {
  const { subjectId, recipient } = message;
  const person = recipient.kind === 'ops' ? undefined : personById(ports.bundle.directory, recipient.id);
  const solved = person === undefined ? undefined : await solvedFor(ports, subjectId, person.id);
  if (person === undefined || solved === undefined) return undefined;
  const ownPage = await wayToOwnPage(ports, person.id);
  const reader = readerFor(person, ports.now());
  return {
    ...solvedMail({ solved, recipientName: person.name, ownPage, reader }),
    to: person.email,
    headers: threadHeaders(subjectId, new URL(ports.publicBaseUrl).hostname, 'follow-up'),
    tags: noticeTags(message),
  };
}

/** What somebody is told of an incident that an act outside has ended. */
export async function solvedFor(
  ports: NoticePorts,
  subjectId: SubjectId,
  person: string,
): Promise<Solved | undefined> {
  const incident = await loadIncident(ports, subjectParts(subjectId).id);
  return incident === undefined ? undefined : solvedOf(partOf(ports, incident, person));
}
