import type { Handoff } from '#domain/handoff/state.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { RecordRef } from '#domain/record.ts';
import { loadHandoff } from './command-handoff.ts';
import type { CommandPorts } from './command-handoff.ts';
import { rulesOf } from './contracts.ts';
import { handoffRowsOf } from './handoffs-of-record.ts';
import type { Shown } from './sync/compare-owner.ts';
import { recordTarget } from '#domain/contract/target.ts';

/**
 * Who has ever accepted a record whose owner stands in this property, the newest acceptance first. Read from the log of
 * each handoff, whatever has become of it since: its row may be late, and names no owner while it is offered again.
 */
export async function ownersOf(
  ports: CommandPorts,
  record: RecordRef,
  property: string,
): Promise<readonly Shown[]> {
  const shown: Shown[] = [];
  for (const { subjectId } of await handoffRowsOf(ports, record)) {
    const state = await loadHandoff(ports, handoffIdSchema.parse(subjectParts(subjectId).id));
    const one = state === undefined ? undefined : await shownBy(ports, state, property);
    if (one !== undefined) shown.push(one);
  }
  return shown.toSorted((one, other) => (one.owner.acceptedAt < other.owner.acceptedAt ? 1 : -1));
}

async function shownBy(ports: CommandPorts, state: Handoff, property: string): Promise<Shown | undefined> {
  if (state.lastAcceptance === undefined) return undefined;
  const { contract } = await rulesOf(ports, state.contractDigest);
  const shape = recordTarget(contract);
  return shape?.ownerProperty !== property ? undefined : { state, shape, owner: state.lastAcceptance };
}
