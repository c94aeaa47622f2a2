import { loadHandoff } from '#application/command-handoff.ts';
import { rulesOf } from '#application/contracts.ts';
import { personAsWished } from '#application/wishes.ts';
import { startDeadline } from '#domain/handoff/start.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import type { SubjectId } from '#domain/ids.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { MailNotice, MondayNotice, NoticeMessage } from '#domain/ports/platform.ts';
import { canWait, quietUntil } from '#domain/routing/quiet-hours.ts';
import type { NoticePorts } from './notice-ports.ts';

/** A message that may wait for the end of somebody's quiet hours, and what it is about. */
interface Patient {
  readonly person: string;
  readonly subjectId: SubjectId;
  /** Some are under no one contract; what has a deadline waits as far as that allows. */
  readonly about: 'no-contract' | 'deadline' | 'news';
}

/** Until when a message waits because it is to be quiet for whoever gets it; undefined: it is sent now. */
export async function waitsForQuiet(ports: NoticePorts, message: NoticeMessage): Promise<string | undefined> {
  const patient = patientOf(message);
  const person = patient && (await personAsWished(ports, patient.person));
  const until = person && quietUntil(person, ports.now());
  if (patient === undefined || until === undefined) return undefined;
  if (patient.about === 'no-contract') return until;
  const state = await loadHandoff(ports, handoffIdSchema.parse(subjectParts(patient.subjectId).id));
  if (state === undefined) return undefined;
  const { contract } = await rulesOf(ports, state.contractDigest);
  const deadline = patient.about === 'deadline' ? deadlineOf(state) : undefined;
  return canWait(contract, until, deadline) ? until : undefined;
}

/**
 * Word of an incident is for its deadline, but for its end; a link was asked for; a message that stands in a chat already
 * is only put right, and disturbs nobody; a mailbox does not sleep.
 */
function patientOf(message: NoticeMessage): Patient | undefined {
  switch (message.kind) {
    case 'news':
    case 'taken-back':
    case 'cancelled':
    case 'given-away':
      return patient(message, 'news');
    case 'reminder':
    case 'start-reminder':
    case 'start-reminder-in-chat':
    case 'start-overdue':
      return patient(message, 'deadline');
    case 'solved':
      return patient(message, 'no-contract');
    case 'incident-in-chat':
      return message.as === 'solved' ? patient(message, 'no-contract') : undefined;
    case 'monday':
      return patient(message, 'no-contract');
    case 'incident-opened':
    case 'incident-assigned':
    case 'incident-escalated':
    case 'incident-in-channel':
    case 'offer-moved':
    case 'offer-over':
    case 'start-over':
    case 'offer-taken-back':
    case 'offer-cancelled':
    case 'offer-given-away':
    case 'personal-link':
      return undefined;
  }
}

function patient(
  { subjectId, recipient }: Pick<MailNotice | MondayNotice, 'subjectId' | 'recipient'>,
  about: Patient['about'],
): Patient | undefined {
  return recipient.kind === 'person' ? { person: recipient.id, subjectId, about } : undefined;
}

function deadlineOf(state: Handoff): string | undefined {
  return state.status === 'offered' ? state.offer.expiresAt : startDeadline(state)?.at;
}
