import type { Receipt } from '#domain/ports/side-items.ts';
import { loadBlocked } from './command-blocked.ts';
import type { Ports } from './ports.ts';

/** What came of one look at an event. */
export type ReceiptOutcome = Pick<Receipt, 'outcome' | 'handoffIds'> & { readonly because?: string };

/**
 * Writes down what became of an event. It may be judged again at any time: its message is given out twice, or it was
 * released. The record may have moved on by then, so that a later look only adds to what is known: it never takes a
 * handoff back, and what is blocked goes on by a handoff or by its release alone.
 */
export async function keepReceipt(
  ports: Pick<Ports, 'receipts' | 'log' | 'now'>,
  { receiptId, correlationId }: Pick<Receipt, 'receiptId' | 'correlationId'>,
  outcome: ReceiptOutcome,
): Promise<void> {
  const before = await ports.receipts.get(receiptId);
  const isReleased = before !== undefined && (await wasReleased(ports, before));
  if (before !== undefined && saysLess(outcome, before, isReleased)) return;
  await ports.receipts.put({
    receiptId,
    correlationId,
    at: ports.now(),
    ...(isReleased ? afterRelease(outcome) : outcome),
    handoffIds: [...new Set([...handoffsOf(before), ...outcome.handoffIds])],
  });
}

function saysLess({ outcome, handoffIds }: ReceiptOutcome, before: Receipt, isReleased: boolean): boolean {
  if (outcome === 'received') return true;
  const known = handoffsOf(before);
  if (known.length > 0) return outcome !== 'accepted' || handoffIds.every((id) => known.includes(id));
  return before.outcome === 'blocked' && !isReleased && (outcome === 'ignored' || outcome === 'duplicate');
}

/** The handoffs that a receipt names; a blocked one names its blocked events. */
function handoffsOf(receipt: Receipt | undefined): readonly string[] {
  return receipt === undefined || receipt.outcome === 'blocked' ? [] : receipt.handoffIds;
}

/** A release stands in the log of the blocked event; only what it says is written down as one. */
async function wasReleased(ports: Pick<Ports, 'log'>, { outcome, handoffIds }: Receipt): Promise<boolean> {
  if (outcome !== 'blocked') return outcome === 'released';
  const events = await Promise.all(handoffIds.map((id) => loadBlocked(ports, id)));
  return events.some((event) => event?.status === 'released');
}

/** What came of a release otherwise than a handoff is said. */
function afterRelease(outcome: ReceiptOutcome): ReceiptOutcome {
  if (outcome.outcome === 'blocked') return outcome;
  const because = outcome.outcome === 'duplicate' ? outcome.outcome : outcome.because;
  const told = because === undefined ? {} : { because };
  return { outcome: 'released', ...told, handoffIds: outcome.handoffIds };
}
