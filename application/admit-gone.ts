import type { GoneEvent } from '#domain/admission/source-event.ts';
import type { CorrelationId } from '#domain/ids.ts';
import type { RecordRef } from '#domain/record.ts';
import type { AdmissionPorts } from './arrived-event.ts';
import { LONGEST_WAIT_SECONDS, READ_TRIES } from './come-again.ts';
import { keepReceipt } from './keep-receipt.ts';
import { openHandoffsOf } from './handoffs-of-record.ts';
import { tellMoved } from './tell-moved.ts';

export interface ArrivedGone {
  readonly receiptId: string;
  readonly correlationId: CorrelationId;
  readonly gone: GoneEvent;
  readonly attempt: number;
}

/** Every kind of record has it. */
const ANY_PROPERTY = 'hs_object_id';

/**
 * Records are said to be deleted or merged: their open handoffs are told. A deletion may have been taken back since,
 * so the record is read again; if that fails for good, the event is believed, because it is authentic. A merge is for
 * good.
 */
export async function admitGone(ports: AdmissionPorts, arrived: ArrivedGone): Promise<void> {
  const { gone, attempt } = arrived;
  const told: string[] = [];
  for (const record of gone.records) {
    const open = await openHandoffsOf(ports, record);
    if (open.length === 0) continue;
    const isGone = gone.how.kind === 'merged' || (await isDeleted(ports, record));
    if (isGone === 'unknown' && attempt < READ_TRIES) return comeAgain(ports, arrived);
    if (isGone === false) continue;
    const ids = open.map(({ handoffId }) => handoffId);
    const outcomes = await tellMoved(ports, ids, gone.how);
    told.push(...outcomes.flatMap(({ refusal, handoffId }) => (refusal === undefined ? [handoffId] : [])));
  }
  await keepReceipt(
    ports,
    arrived,
    told.length === 0
      ? { outcome: 'ignored', because: 'no-open-handoff', handoffIds: [] }
      : { outcome: 'accepted', because: 'moved-on', handoffIds: told },
  );
}

async function isDeleted({ connector }: AdmissionPorts, record: RecordRef): Promise<boolean | 'unknown'> {
  const answer = await connector.read(record, [ANY_PROPERTY]);
  if (answer.kind === 'ok') return false;
  return answer.kind === 'not-found' ? true : 'unknown';
}

/** Waits of 5 s doubling up to 15 minutes, each with full jitter. */
async function comeAgain(
  ports: AdmissionPorts,
  { receiptId, correlationId, gone, attempt }: ArrivedGone,
): Promise<void> {
  const because = 'record-not-read';
  await keepReceipt(ports, { receiptId, correlationId }, { outcome: 'received', because, handoffIds: [] });
  const backoff = Math.min(LONGEST_WAIT_SECONDS, ports.settings.backoffSeconds * 2 ** (attempt - 1));
  const message = { kind: 'gone', receiptId, correlationId, gone, attempt: attempt + 1 } as const;
  await ports.queues.admit(message, Math.max(1, Math.ceil(backoff * ports.random())));
}
