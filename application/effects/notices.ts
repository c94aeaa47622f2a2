import type { Contract } from '#domain/contract/contract.ts';
import { newsForGiver } from '#domain/handoff/news.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import type { SubjectId } from '#domain/ids.ts';
import type { Incident } from '#domain/incident/incident.ts';
import type { IncidentNotice } from '#domain/incident/stake.ts';
import type { MailNotice, NoticeMessage } from '#domain/ports/platform.ts';
import { troubledBy } from '../incident-part.ts';
import type { EffectPorts } from './effect-ports.ts';

type NoticePorts = Pick<EffectPorts, 'queues' | 'claims'>;

/** What makes a notice one notice: the commit or the offer that owes it, who gets it and on which channel. */
export function noticeClaim(message: NoticeMessage): string {
  if (message.kind === 'personal-link') return `personal-link ${message.person} ${message.askedAt}`;
  const { subjectId, channel } = message;
  if (message.kind === 'offer-over') return `offer-over ${subjectId} ${String(message.epoch)} ${channel}`;
  const { seq, recipient } = message;
  const to = recipient.kind === 'ops' ? 'ops' : recipient.id;
  return `notice ${subjectId} ${String(seq)} ${to} ${channel}`;
}

/** The reminder of the offer that is open now; whoever has answered is left in peace. */
export async function queueReminder(ports: NoticePorts, subject: SubjectId, state: Handoff): Promise<void> {
  if (state.status !== 'offered' || state.offer.remindedSeq === undefined) return;
  await queueOnce(ports, {
    subjectId: subject,
    seq: state.offer.remindedSeq,
    kind: 'reminder',
    recipient: { kind: 'person', id: state.offer.to },
    channel: 'email',
    attempt: 1,
  });
}

/** What the giver is to be told, whatever has happened since. */
export async function queueNews(
  ports: NoticePorts,
  subject: SubjectId,
  state: Handoff,
  { giver: { tell } }: Pick<Contract, 'giver'>,
): Promise<void> {
  for (const { seq } of newsForGiver(state, tell)) {
    await queueOnce(ports, {
      subjectId: subject,
      seq,
      kind: 'news',
      recipient: { kind: 'person', id: state.giver },
      channel: 'email',
      attempt: 1,
    });
  }
}

/** Each offer that is over and that a chat asked about: its message must no longer ask, and say what became of it. */
export async function queueEndedOffers(
  ports: NoticePorts,
  subject: SubjectId,
  { deliveries, epoch: present, status }: Handoff,
): Promise<void> {
  for (const { epoch, channel } of deliveries) {
    if (channel !== 'slack' || (epoch === present && status === 'offered')) continue;
    await queueOnce(ports, { subjectId: subject, kind: 'offer-over', epoch, channel, attempt: 1 });
  }
}

/**
 * Every opening and every escalation of an incident is told, even if it is over by now, to the ops address and to
 * everybody whose trouble it was then; whoever comes to share it later is told once, when they do.
 */
export async function queueIncidentNotices(
  ports: NoticePorts & Pick<EffectPorts, 'bundle'>,
  subject: SubjectId,
  incident: Incident,
): Promise<void> {
  for (const notice of incident.notices) {
    for (const recipient of recipientsOf(ports, notice)) {
      await queueOnce(ports, {
        subjectId: subject,
        seq: notice.seq,
        kind: notice.kind === 'escalated' ? 'incident-escalated' : 'incident-opened',
        recipient,
        channel: 'email',
        attempt: 1,
      });
    }
  }
}

function recipientsOf(
  ports: Pick<EffectPorts, 'bundle'>,
  { kind, stakes }: IncidentNotice,
): readonly MailNotice['recipient'][] {
  const people = new Set(stakes.flatMap((stake) => troubledBy(ports, stake)));
  const owners = [...people].map((id) => ({ kind: 'person', id }) as const);
  return kind === 'joined' ? owners : [...owners, { kind: 'ops' }];
}

async function queueOnce({ queues, claims }: NoticePorts, message: NoticeMessage): Promise<void> {
  if (await claims.isDone(noticeClaim(message))) return;
  await queues.notify(message, 0);
}
