import type { Contract } from '#domain/contract/contract.ts';
import { claimOf } from '#domain/handoff/claim.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { VendorRecord } from '#domain/ports/connector.ts';
import { secondsUntil } from '#domain/time.ts';
import type { AdmissionPorts, ArrivedEvent } from './admit-event.ts';
import { commandHandoff, loadHandoff } from './command-handoff.ts';
import { rulesOf } from './contracts.ts';
import type { ReceiptOutcome } from './keep-receipt.ts';
import { comparison, isShown } from './sync/compare-owner.ts';
import type { Shown } from './sync/compare-owner.ts';
import { handoffRowsOf } from './handoffs-of-record.ts';

/** It cannot be said yet what the change means: the event comes again in so many seconds. */
export interface LookLater {
  readonly outcome: 'later';
  readonly seconds: number;
}

const actor = { kind: 'system', id: 'admit-event' } as const;
const ignored = (because: string): ReceiptOutcome => ({ outcome: 'ignored', because, handoffIds: [] });

/** Whether an event is about the owner that this contract writes. */
export function watchesOwner({ trigger, sync }: Contract, { event }: Pick<ArrivedEvent, 'event'>): boolean {
  const { record, property } = event;
  const source: string = trigger.source;
  const isOfKind = source === record.source && trigger.object === record.objectType;
  return isOfKind && sync.targets.some(({ ownerProperty }) => ownerProperty === property);
}

/** The handoffs of a record that enter, or have entered, its owner in this property. */
export async function ownersOf(ports: AdmissionPorts, { event }: ArrivedEvent): Promise<readonly Shown[]> {
  const shown: Shown[] = [];
  for (const { subjectId, owner } of await handoffRowsOf(ports, event.record)) {
    if (owner === undefined) continue;
    const state = await loadHandoff(ports, handoffIdSchema.parse(subjectParts(subjectId).id));
    const one = state === undefined ? undefined : await shownBy(ports, state, event.property);
    if (one !== undefined) shown.push(one);
  }
  return shown;
}

async function shownBy(ports: AdmissionPorts, state: Handoff, property: string): Promise<Shown | undefined> {
  if (state.status !== 'completed' && state.status !== 'syncing') return undefined;
  const { contract } = await rulesOf(ports, state.contractDigest);
  const shape = contract.sync.targets.find(({ ownerProperty }) => ownerProperty === property);
  return shape === undefined ? undefined : { state, shape, owner: state.ownership };
}

/**
 * The owner of a record was changed, by whomever: what the record shows now is compared with what the log claims.
 * The same is our own echo. While a write is under way it is looked at again after its verdict; what nobody claims is
 * nobody's concern.
 */
export async function ownerChanged(
  ports: AdmissionPorts,
  shown: readonly Shown[],
  record: VendorRecord,
): Promise<ReceiptOutcome | LookLater> {
  const writing = shown.find(({ state, shape }) => state.targets[shape.system]?.plan !== undefined);
  const claiming = writing ?? newestClaim(shown);
  if (claiming === undefined) return ignored('no-claim');
  const isSame = isShown(ports, ports.connector, claiming, record);
  if (writing !== undefined) return isSame ? ignored('echo') : afterLease(ports, writing);
  if (isSame && claiming.state.difference === undefined) return ignored('echo');
  const command = comparison(ports, ports.connector, claiming, record);
  const { handoffId } = claiming.state;
  const { refusal } = await commandHandoff(ports, { handoffId, command, actor });
  if (refusal !== undefined) return { outcome: 'later', seconds: ports.settings.backoffSeconds };
  return {
    outcome: 'accepted',
    because: isSame ? 'owner-is-back' : 'owner-changed',
    handoffIds: [handoffId],
  };
}

/** Of several handoffs the one that was verified last says whose the record is. */
function newestClaim(shown: readonly Shown[]): Shown | undefined {
  const verifiedAt = ({ state, shape }: Shown): string => state.targets[shape.system]?.done?.at ?? '';
  return shown
    .filter(({ state, shape }) => claimOf(state, shape.system) !== undefined)
    .toSorted((one, other) => (verifiedAt(one) < verifiedAt(other) ? 1 : -1))[0];
}

function afterLease(ports: AdmissionPorts, { state, shape }: Shown): LookLater {
  const until = state.targets[shape.system]?.plan?.leaseUntil ?? ports.now();
  return { outcome: 'later', seconds: secondsUntil(ports.now(), until) + ports.settings.backoffSeconds };
}
