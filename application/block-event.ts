import type { KeptEvent } from '#domain/admission/source-event.ts';
import type { HandoffId } from '#domain/ids.ts';
import { stableId } from '#domain/ids.ts';
import type { AdmissionPorts } from './arrived-event.ts';
import { commandBlocked } from './command-blocked.ts';
import { keepReceipt } from './keep-receipt.ts';
import { areObserved } from './mode-under.ts';

type Blocking = Pick<
  Extract<Parameters<typeof commandBlocked>[1]['command'], { type: 'BlockEvent' }>,
  'cause' | 'contract' | 'record' | 'isObserved'
>;

/** An authentic event that cannot become a handoff yet waits, as it came. */
export async function blockEvent(
  ports: AdmissionPorts,
  blockedId: HandoffId,
  event: KeptEvent,
  blocking: Blocking,
): Promise<void> {
  await ports.texts.put(`event#${blockedId}`, JSON.stringify(event));
  const command = { type: 'BlockEvent', ...blocking } as const;
  await commandBlocked(ports, {
    blockedId,
    actor: { kind: 'system', id: 'admit-event' },
    correlationId: event.correlationId,
    command,
  });
}

/** A malformed delivery or event is kept as it came, in the care of the desk. */
export async function blockMalformed(
  ports: AdmissionPorts,
  raw: Extract<KeptEvent, { kind: 'raw' }>,
): Promise<void> {
  const blockedId = stableId('blocked', 'raw', raw.receiptId);
  const quietly = ports.mode === 'observe' || areObserved(ports, ports.bundle.contracts);
  await blockEvent(ports, blockedId, raw, {
    cause: { kind: 'malformed', source: raw.source },
    isObserved: quietly,
  });
  await keepReceipt(ports, raw, { outcome: 'blocked', because: 'malformed', handoffIds: [blockedId] });
}
