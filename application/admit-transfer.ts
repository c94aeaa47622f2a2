import { personByHubSpotOwner } from '#domain/contract/directory.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { handoffIdSchema, subjectParts } from '#domain/ids.ts';
import type { VendorRecord } from '#domain/ports/connector.ts';
import type { RecordRef } from '#domain/record.ts';
import { commandHandoff, loadHandoff } from './command-handoff.ts';
import type { CommandPorts } from './command-handoff.ts';
import { rulesOf } from './contracts.ts';
import { handoffRowsOf } from './handoffs-of-record.ts';
import { recordTarget } from '#domain/contract/target.ts';

const actor = { kind: 'system', id: 'admit-event' } as const;

/** The handoffs of a record that are only observed, and whose transfer has not been seen. */
export async function observedOf(ports: CommandPorts, record: RecordRef): Promise<readonly Handoff[]> {
  const observed: Handoff[] = [];
  for (const { subjectId, status } of await handoffRowsOf(ports, record)) {
    if (status !== 'observed') continue;
    const state = await loadHandoff(ports, handoffIdSchema.parse(subjectParts(subjectId).id));
    if (state?.status === 'observed' && state.observation.transfer === undefined) observed.push(state);
  }
  return observed;
}

/** Tells what is only observed whom its record names as the owner, and since when. The ids of those whose transfer that is. */
export async function ownerSeen(
  ports: CommandPorts,
  observed: readonly Handoff[],
  record: VendorRecord,
): Promise<readonly string[]> {
  const transferred: string[] = [];
  for (const { handoffId, contractDigest } of observed) {
    const { contract } = await rulesOf(ports, contractDigest);
    const shown = record.properties[recordTarget(contract)?.ownerProperty ?? ''];
    if (shown === undefined) continue;
    const { value, since, writtenByUs } = shown;
    // What Baton entered under another contract did not change hands without it.
    if (value.trim() === '' || since === undefined || writtenByUs) continue;
    const owner = personByHubSpotOwner(ports.bundle.directory, value.trim())?.id;
    const command = { type: 'SeeOwner', owner, since } as const;
    const { facts } = await commandHandoff(ports, { handoffId, command, actor });
    if (facts.length > 0) transferred.push(handoffId);
  }
  return transferred;
}
