import type { Channel } from '#domain/contract/channel.ts';
import type { Contract } from '#domain/contract/contract.ts';
import { newsForGiver, newsForOwner } from '#domain/handoff/news.ts';
import { openStart } from '#domain/handoff/start.ts';
import { toldOfMissedStart } from '#domain/handoff/told-of-start.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { ownershipOf } from '#domain/handoff/state.ts';
import type { SubjectId } from '#domain/ids.ts';
import type { ChatReminder, MailNotice, NoticeMessage } from '#domain/ports/platform.ts';
import type { EffectPorts } from './effect-ports.ts';

export interface NoticePorts {
  readonly queues: Pick<EffectPorts['queues'], 'notify'>;
  readonly claims: Pick<EffectPorts['claims'], 'isSeenTo'>;
  readonly now: EffectPorts['now'];
}

/** What makes a notice one notice: the commit or the offer that owes it, who gets it and on which channel. */
export function noticeClaim(message: NoticeMessage): string {
  if (message.kind === 'personal-link') return `personal-link ${message.person} ${message.askedAt}`;
  const { subjectId, channel } = message;
  if (message.kind === 'offer-moved') return `${message.kind} ${subjectId} ${String(message.seq)} ${channel}`;
  if ('epoch' in message) return `${message.kind} ${subjectId} ${String(message.epoch)} ${channel}`;
  const { seq, recipient } = message;
  const to = recipient.kind === 'person' ? recipient.id : recipient.kind;
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

/**
 * Whoever had accepted what was taken back, cancelled or given away is told by mail, and where a chat had asked them,
 * its message says so.
 */
export async function queueOwnersNews(ports: NoticePorts, subject: SubjectId, state: Handoff): Promise<void> {
  for (const { kind, seq, person: id, epoch } of newsForOwner(state)) {
    const recipient = { kind: 'person', id } as const;
    await queueOnce(ports, { subjectId: subject, seq, kind, recipient, channel: 'email', attempt: 1 });
    if (epoch === undefined || !wasAskedIn(state, epoch, 'slack')) continue;
    const message = { subjectId: subject, epoch, channel: 'slack', attempt: 1 } as const;
    await queueOnce(ports, { ...message, kind: `offer-${kind}` });
  }
}

/** A start that is missed: whoever accepted is told where they were asked, then their manager; once it has begun, nobody is. */
export async function queueMissedStart(
  ports: NoticePorts & Pick<EffectPorts, 'bundle'>,
  subject: SubjectId,
  state: Handoff,
  contract: Contract,
): Promise<void> {
  const start = openStart(state);
  const owner = ownershipOf(state)?.owner;
  if (start === undefined || owner === undefined) return;
  const { reminder, manager } = start.told;
  const common = { subjectId: subject, channel: 'email', attempt: 1 } as const;
  if (reminder !== undefined) {
    const about = { subjectId: subject, seq: reminder, recipient: { kind: 'person', id: owner } } as const;
    await queueOnce(ports, startReminder(about, wasAskedIn(state, start.epoch, 'slack') ? 'slack' : 'email'));
  }
  if (manager !== undefined) {
    const id = toldOfMissedStart(ports.bundle.directory, state, owner, contract);
    const recipient = { kind: 'person', id } as const;
    await queueOnce(ports, { ...common, seq: manager, kind: 'start-overdue', recipient });
  }
}

/** Reminds whoever accepted that they have not begun. */
export function startReminder(
  about: Pick<ChatReminder, 'subjectId' | 'seq' | 'recipient'>,
  channel: Channel,
): MailNotice | ChatReminder {
  return channel === 'slack'
    ? { ...about, kind: 'start-reminder-in-chat', channel, attempt: 1 }
    : { ...about, kind: 'start-reminder', channel, attempt: 1 };
}

function wasAskedIn({ deliveries }: Handoff, epoch: number, channel: Channel): boolean {
  return deliveries.some((one) => one.epoch === epoch && one.channel === channel);
}

/** A message that goes on asking after the offer was put off: it must not name the old deadline. */
export async function queueMovedOffer(ports: NoticePorts, subject: SubjectId, state: Handoff): Promise<void> {
  if (state.status !== 'offered' || state.offer.snoozedSeconds === 0) return;
  const { epoch } = state;
  if (!wasAskedIn(state, epoch, 'slack')) return;
  const { setSeq: seq } = state.offer;
  await queueOnce(ports, {
    subjectId: subject,
    kind: 'offer-moved',
    epoch,
    seq,
    channel: 'slack',
    attempt: 1,
  });
}

/** Each offer that is over and that a chat asked about: its message must no longer ask, and say what became of it. */
export async function queueEndedOffers(
  ports: NoticePorts,
  subject: SubjectId,
  state: Handoff,
): Promise<void> {
  for (const { epoch, channel } of state.deliveries) {
    if (channel !== 'slack' || (epoch === state.epoch && state.status === 'offered')) continue;
    const about = { subjectId: subject, epoch, channel, attempt: 1 } as const;
    await queueOnce(ports, { ...about, kind: 'offer-over' });
    if (isStartOver(state, epoch)) await queueOnce(ports, { ...about, kind: 'start-over' });
  }
}

/** Whoever accepted has begun, or was not waited for any longer: there is nothing left to press. */
function isStartOver({ start, asked }: Handoff, epoch: number): boolean {
  if (start?.epoch === epoch) return start.startedAt !== undefined;
  return asked.some((one) => one.epoch === epoch && one.end === 'not-started');
}

/** Queues a message that has not been sent, or given up, before, and does not wait already for its time. */
export async function queueOnce({ queues, claims, now }: NoticePorts, message: NoticeMessage): Promise<void> {
  if (await claims.isSeenTo(noticeClaim(message), now())) return;
  await queues.notify(message, 0);
}
