import type { SubjectId } from '#domain/ids.ts';
import type { Incident } from '#domain/incident/incident.ts';
import type { Milestone } from '#domain/incident/milestones.ts';
import { toldOnCallOf } from '#domain/incident/on-call-event.ts';
import type { IncidentNotice } from '#domain/incident/stake.ts';
import { waysToTell } from '#domain/routing/channel-order.ts';
import type { IncidentChatNotice, IncidentMailNotice } from '#domain/ports/platform.ts';
import { onCallFor, troubledBy } from '../incident-part.ts';
import { personAsWished } from '../wishes.ts';
import type { WishPorts } from '../wishes.ts';
import type { EffectPorts } from './effect-ports.ts';
import type { NoticePorts } from './notices.ts';
import { noticeClaim, queueOnce } from './notices.ts';

type IncidentPorts = NoticePorts & Pick<EffectPorts, 'bundle'> & WishPorts;

/**
 * Every opening and every escalation of an incident is told, even if it is over by now, to the ops address and to
 * everybody whose trouble it was then; whoever comes to share it later is told once, when they do. That an act outside
 * has ended it is told to those whose handoffs went on.
 */
export async function queueIncidentNotices(
  ports: IncidentPorts,
  subject: SubjectId,
  incident: Incident,
): Promise<void> {
  for (const { seq, ...notice } of incident.notices) {
    for (const recipient of recipientsOf(ports, notice)) {
      const about = { subjectId: subject, seq, recipient, attempt: 1 } as const;
      await queueToTell(ports, { ...about, kind: KINDS[notice.kind], channel: 'email' });
    }
  }
}

/** By the first of somebody's ways; whoever was told by another before, or is about to be, is not told again because they
 * changed them. */
async function queueToTell(ports: IncidentPorts, mail: IncidentMailNotice): Promise<void> {
  const chat = inChat(mail);
  const person = chat === undefined ? undefined : await personAsWished(ports, chat.recipient.id);
  if (chat === undefined || person?.ids.slack === undefined) return queueOnce(ports, mail);
  for (const one of [mail, chat]) if (await ports.claims.isSeenTo(noticeClaim(one), ports.now())) return;
  await ports.queues.notify(waysToTell(person)[0] === 'slack' ? chat : mail, 0);
}

/** The same word as a message in a chat; undefined for the mailbox. */
export function inChat({ kind, recipient, ...about }: IncidentMailNotice): IncidentChatNotice | undefined {
  if (recipient.kind !== 'person') return undefined;
  return { ...about, recipient, kind: 'incident-in-chat', as: kind, channel: 'slack', attempt: 1 };
}

/** The same word as a mail. */
export function inMail({ as: kind, ...about }: IncidentChatNotice): IncidentMailNotice {
  return { ...about, kind, channel: 'email', attempt: 1 };
}

/** Everything that becomes of an incident is posted once in the channel that the directory names. */
export async function queueForChannel(
  ports: IncidentPorts,
  subject: SubjectId,
  milestones: readonly Milestone[],
): Promise<void> {
  if (ports.bundle.directory.opsChannel === undefined) return;
  for (const { seq } of milestones) {
    const recipient = { kind: 'ops-channel' } as const;
    const about = { subjectId: subject, seq, recipient, channel: 'slack', attempt: 1 } as const;
    await queueOnce(ports, { ...about, kind: 'incident-in-channel' });
  }
}

const KINDS = {
  opened: 'incident-opened',
  joined: 'incident-opened',
  assigned: 'incident-assigned',
  escalated: 'incident-escalated',
  solved: 'solved',
} as const satisfies Record<IncidentNotice['kind'], IncidentMailNotice['kind']>;

function recipientsOf(
  ports: Pick<EffectPorts, 'bundle'>,
  { kind, stakes, onCall: chosen }: Omit<IncidentNotice, 'seq'>,
): readonly IncidentMailNotice['recipient'][] {
  // Whoever gives it away knows; the others are told by its list.
  if (kind === 'assigned') return stakes.map(({ owner: id }) => ({ kind: 'person', id }));
  const onCall = kind === 'escalated' ? (chosen ?? stakes.flatMap((stake) => onCallFor(ports, stake))) : [];
  const people = new Set([...stakes.flatMap((stake) => troubledBy(ports, stake)), ...onCall]);
  const owners = [...people].map((id) => ({ kind: 'person', id }) as const);
  return kind === 'joined' || kind === 'solved' ? owners : [...owners, { kind: 'ops' }];
}

/** What the webhook of whoever is on call is told of is queued once: what ends in its dead letters is not told again by itself. */
export async function queueForOnCall(
  { queues, claims, bundle, now }: Pick<EffectPorts, 'queues' | 'claims' | 'bundle' | 'now'>,
  subject: SubjectId,
  milestones: readonly Milestone[],
): Promise<void> {
  const { onCallWebhook } = bundle.directory;
  if (onCallWebhook === undefined) return;
  for (const { seq } of toldOnCallOf(milestones, onCallWebhook.events)) {
    const mark = `on-call queued ${subject} ${String(seq)}`;
    if (await claims.isDone(mark)) continue;
    await queues.call({ subjectId: subject, seq, kind: 'on-call', attempt: 1 }, 0);
    await claims.markDone(mark, now());
  }
}
