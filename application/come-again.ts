import type { IncidentCause } from '#domain/incident/cause.ts';
import { stableId } from '#domain/ids.ts';
import type { Connector } from '#domain/ports/connector.ts';
import { reasonOf } from '#domain/ports/connector.ts';
import type { AdmissionPorts, ArrivedEvent } from './arrived-event.ts';
import { kept } from './arrived-event.ts';
import { blockEvent } from './block-event.ts';
import { keepReceipt } from './keep-receipt.ts';
import { TURN_LEASE_SECONDS } from './situation-of.ts';

/** Waits of 5 s doubling up to 15 minutes, each with full jitter: about an hour and a half before the event is blocked instead. */
export const READ_TRIES = 12;
export const LONGEST_WAIT_SECONDS = 900;

type NotRead = Exclude<Awaited<ReturnType<Connector['read']>>, { kind: 'ok' }>;

/** An event whose record could not be read comes again, or is blocked when that will not help. */
export async function comeAgain(
  ports: AdmissionPorts,
  arrived: ArrivedEvent,
  answer: NotRead,
  isObserved: boolean,
): Promise<void> {
  const { receiptId, event, attempt } = arrived;
  const because = reasonOf(answer);
  const forGood = answer.kind === 'not-found' || (answer.kind === 'refused' && answer.permanent);
  if (forGood || attempt >= READ_TRIES) {
    const cause: IncidentCause = { kind: 'unreadable-record', source: event.record.source, because };
    const blockedId = stableId('blocked', 'unreadable', receiptId);
    await blockEvent(ports, blockedId, kept(arrived), { cause, record: event.record, isObserved });
    return keepReceipt(ports, arrived, { outcome: 'blocked', because: cause.kind, handoffIds: [blockedId] });
  }
  const isWaiting = answer.kind === 'deferred';
  const backoff = Math.min(LONGEST_WAIT_SECONDS, ports.settings.backoffSeconds * 2 ** (attempt - 1));
  // Waiting for a rate limit is not an attempt; jitter spreads the events that were told to wait together.
  const wait = isWaiting ? answer.afterSeconds * (1 + ports.random()) : backoff * ports.random();
  await putOff(ports, { ...arrived, attempt: isWaiting ? attempt : attempt + 1 }, because, wait);
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
