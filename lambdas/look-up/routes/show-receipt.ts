import { loadBlocked } from '#application/command-blocked.ts';
import { keptEventSchema } from '#domain/admission/source-event.ts';
import type { ReceiptAnswer } from '#domain/operator/evidence.ts';
import type { Receipt } from '#domain/ports/side-items.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import type { LookUpPorts } from '../look-up-ports.ts';
import { notFound } from '#lambdas/_operating/problem.ts';

/** What has become of one event of a delivery by now. */
export async function showReceipt(ports: LookUpPorts, { path }: OperatorCall): Promise<ReceiptAnswer> {
  const id = path.id ?? '';
  const receipt = await ports.receipts.get(id);
  if (receipt === undefined) throw notFound('receipt', id, await firstOf(ports, id));
  return receipt.outcome === 'blocked' ? sinceBlocked(ports, receipt) : receipt;
}

/** A delivery has a receipt for each of its events: its own id alone is that of none. */
async function firstOf({ receipts }: LookUpPorts, id: string): Promise<string | undefined> {
  return (await receipts.get(`${id}.0`))?.receiptId;
}

/** A receipt is not written again when somebody decides: the logs of the blocked events tell. */
async function sinceBlocked(ports: LookUpPorts, receipt: Receipt): Promise<ReceiptAnswer> {
  const events = await Promise.all(
    receipt.handoffIds.map(async (id) => ({ id, status: (await loadBlocked(ports, id))?.status })),
  );
  const released = events.filter(({ status }) => status === 'released');
  if (events.some(({ status }) => status === 'blocked')) return receipt;
  if (released.length === 0) return { ...receipt, outcome: 'discarded' };
  const { receiptId, at, correlationId } = receipt;
  const became = await Promise.all(released.map(({ id }) => becameOf(ports, receipt, id)));
  return { receiptId, at, correlationId, outcome: 'released', handoffIds: [...new Set(became.flat())] };
}

/** Several deliveries may tell of one occurrence: the one that was kept, the newest, went on for them all. */
async function becameOf(ports: LookUpPorts, receipt: Receipt, blockedId: string): Promise<readonly string[]> {
  const text = await ports.texts.get(`event#${blockedId}`);
  const kept = text === undefined ? undefined : keptEventSchema.parse(JSON.parse(text)).receiptId;
  const other = kept === undefined ? undefined : await ports.receipts.get(kept);
  return other?.outcome === 'released' ? other.handoffIds : receipt.handoffIds;
}
