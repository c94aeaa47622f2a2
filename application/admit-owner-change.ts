import type { Contract } from '#domain/contract/contract.ts';
import { claimOf } from '#domain/handoff/claim.ts';
import type { VendorRecord } from '#domain/ports/connector.ts';
import { secondsUntil } from '#domain/time.ts';
import type { AdmissionPorts, ArrivedEvent } from './arrived-event.ts';
import { commandHandoff } from './command-handoff.ts';
import type { ReceiptOutcome } from './keep-receipt.ts';
import { comparison, isShown } from './sync/compare-owner.ts';
import type { Shown } from './sync/compare-owner.ts';
import { recordTarget } from '#domain/contract/target.ts';

/** It cannot be said yet what the change means: the event comes again in so many seconds. */
export interface LookLater {
  readonly outcome: 'later';
  readonly seconds: number;
}

const actor = { kind: 'system', id: 'admit-event' } as const;
const ignored = (because: string): ReceiptOutcome => ({ outcome: 'ignored', because, handoffIds: [] });

/** Whether an event is about the owner that this contract writes. */
export function watchesOwner(contract: Contract, { event }: Pick<ArrivedEvent, 'event'>): boolean {
  const { record, property } = event;
  const { trigger } = contract;
  const source: string = trigger.source;
  const isOfKind = source === record.source && trigger.object === record.objectType;
  return isOfKind && recordTarget(contract)?.ownerProperty === property;
}

/**
 * The owner of a record was changed, by whomever: what the record shows now is compared with what the log claims.
 * `shown`: the acceptances of the record, the newest first. The same is our own echo. While a write is under way it is looked at again after its verdict; what nobody claims is
 * nobody's concern.
 */
export async function ownerChanged(
  ports: AdmissionPorts,
  shown: readonly Shown[],
  record: VendorRecord,
): Promise<ReceiptOutcome | LookLater> {
  const writing = shown.find(isBeingWritten);
  const claiming = writing ?? newestIfClaiming(shown);
  if (claiming === undefined) return ignored('no-claim');
  const isSame = isShown(ports, ports.connector, claiming, record);
  if (writing !== undefined) return isSame ? ignored('echo') : afterLease(ports, writing);
  if (isSame && claiming.state.difference === undefined) return ignored('echo');
  const command = await comparison(ports, ports.connector, claiming, record);
  const { handoffId } = claiming.state;
  const { refusal } = await commandHandoff(ports, { handoffId, command, actor });
  if (refusal !== undefined) return { outcome: 'later', seconds: ports.settings.backoffSeconds };
  return {
    outcome: 'accepted',
    because: isSame ? 'owner-is-back' : 'owner-changed',
    handoffIds: [handoffId],
  };
}

function isBeingWritten({ state, shape }: Shown): boolean {
  const isAtWork = state.status === 'syncing' || state.status === 'rolling-back';
  return isAtWork && state.targets[shape.system]?.plan !== undefined;
}

/** If whoever accepted last claims nothing now, nobody does: an older acceptance never counts again. */
function newestIfClaiming([newest]: readonly Shown[]): Shown | undefined {
  if (newest === undefined) return undefined;
  return claimOf(newest.state, newest.shape.system) === undefined ? undefined : newest;
}

function afterLease(ports: AdmissionPorts, { state, shape }: Shown): LookLater {
  const until = state.targets[shape.system]?.plan?.leaseUntil ?? ports.now();
  return { outcome: 'later', seconds: secondsUntil(ports.now(), until) + ports.settings.backoffSeconds };
}
