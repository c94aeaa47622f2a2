import type { Contract } from '#domain/contract/contract.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import type { SubjectId } from '#domain/ids.ts';
import type { Incident } from '#domain/incident/incident.ts';
import type { NoticeMessage } from '#domain/ports/platform.ts';
import type { EffectPorts } from './effect-ports.ts';

type NoticePorts = Pick<EffectPorts, 'queues' | 'claims'>;

/** What makes a notice one notice: the commit that owes it, who gets it and on which channel. */
export function noticeClaim({ subjectId, seq, recipient, channel }: NoticeMessage): string {
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

/** Every opening and every escalation of an incident is told, even if it is over by now: to its owner, the contract's owner and the ops address. */
export async function queueIncidentNotices(
  ports: NoticePorts,
  subject: SubjectId,
  incident: Incident,
  contract: Contract | undefined,
): Promise<void> {
  const people = new Set([incident.owner, ...(contract === undefined ? [] : [contract.contractOwner])]);
  const recipients: readonly NoticeMessage['recipient'][] = [
    ...[...people].map((id) => ({ kind: 'person', id }) as const),
    { kind: 'ops' },
  ];
  for (const { seq, kind } of incident.notices) {
    for (const recipient of recipients) {
      await queueOnce(ports, {
        subjectId: subject,
        seq,
        kind: `incident-${kind}`,
        recipient,
        channel: 'email',
        attempt: 1,
      });
    }
  }
}

async function queueOnce({ queues, claims }: NoticePorts, message: NoticeMessage): Promise<void> {
  if (await claims.isDone(noticeClaim(message))) return;
  await queues.notify(message, 0);
}
