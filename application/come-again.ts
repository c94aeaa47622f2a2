import type { IncidentCause } from '#domain/incident/cause.ts';
import { stableId } from '#domain/ids.ts';
import type { Connector } from '#domain/ports/connector.ts';
import { reasonOf } from '#domain/ports/connector.ts';
import type { AdmissionPorts, ArrivedEvent } from './arrived-event.ts';
import { kept } from './arrived-event.ts';
import { blockEvent } from './block-event.ts';
import type { ReceiptOutcome } from './keep-receipt.ts';
import { keepReceipt } from './keep-receipt.ts';
import { TURN_LEASE_SECONDS } from './situation-of.ts';

/** Waits of 5 s doubling up to 15 minutes, each with full jitter: about an hour and a half before the event is blocked instead. */
export const READ_TRIES = 12;
export const LONGEST_WAIT_SECONDS = 900;

export type NotRead = Exclude<Awaited<ReturnType<Connector['read']>>, { kind: 'ok' }>;

/** An event whose record could not be read comes again, or is blocked when that will not help. */
export async function comeAgain(
  ports: AdmissionPorts,
  arrived: ArrivedEvent,
  answer: NotRead,
  isObserved: boolean,
): Promise<void> {
  const { attempt } = arrived;
  if (isUnreadable(arrived, answer))
    return keepReceipt(ports, arrived, await blockUnreadable(ports, arrived, answer, { isObserved }));
  const isWaiting = answer.kind === 'deferred';
  const backoff = Math.min(LONGEST_WAIT_SECONDS, ports.settings.backoffSeconds * 2 ** (attempt - 1));
  // Waiting for a rate limit is not an attempt; jitter spreads the events that were told to wait together.
  const wait = isWaiting ? answer.afterSeconds * (1 + ports.random()) : backoff * ports.random();
  // A system that is left alone for long may need somebody: then this is an attempt, or nobody would hear of it.
  const isAttempt = !isWaiting || answer.isLong === true;
  await putOff(ports, { ...arrived, attempt: isAttempt ? attempt + 1 : attempt }, reasonOf(answer), wait);
}

/** Whether to ask once more will not help. */
export function isUnreadable({ attempt }: Pick<ArrivedEvent, 'attempt'>, answer: NotRead): boolean {
  const forGood = answer.kind === 'not-found' || (answer.kind === 'refused' && answer.permanent);
  return forGood || attempt >= READ_TRIES;
}

/** The event waits for a person, under one contract where that one alone could not be judged. */
export async function blockUnreadable(
  ports: AdmissionPorts,
  arrived: ArrivedEvent,
  answer: NotRead,
  under: { readonly contract?: string; readonly isObserved: boolean },
): Promise<ReceiptOutcome> {
  const { receiptId, event } = arrived;
  const { source } = event.record;
  const cause: IncidentCause = { kind: 'unreadable-record', source, because: reasonOf(answer) };
  const only = under.contract === undefined ? [] : [under.contract];
  const blockedId = stableId('blocked', 'unreadable', receiptId, ...only);
  await blockEvent(ports, blockedId, kept(arrived), { cause, record: event.record, ...under });
  return { outcome: 'blocked', because: cause.kind, handoffIds: [blockedId] };
}

/** Another delivery of the same change is taking the turn of this handoff: by then it has it, or its lease is over. */
export function comeBackForTurn(ports: AdmissionPorts, arrived: ArrivedEvent): Promise<void> {
  return putOff(ports, arrived, 'turn-being-taken', TURN_LEASE_SECONDS * (1 + ports.random()));
}

/** The event comes again after so many seconds; its receipt says why. */
export async function putOff(
  ports: AdmissionPorts,
  { receiptId, correlationId, event, attempt }: ArrivedEvent,
  because: string,
  seconds: number,
): Promise<void> {
  await keepReceipt(ports, { receiptId, correlationId }, { outcome: 'received', because, handoffIds: [] });
  const message = { kind: 'event', receiptId, correlationId, event, attempt } as const;
  await ports.queues.admit(message, Math.min(LONGEST_WAIT_SECONDS, Math.ceil(seconds)));
}
