import type { Contract } from '../contract/contract.ts';
import type { Directory } from '../contract/directory.ts';
import { personByHubSpotOwner, personByHubSpotUser } from '../contract/directory.ts';
import type { FactOf } from '../handoff/facts.ts';
import type { VendorRecord } from '../ports/connector.ts';
import type { SourceEvent } from './source-event.ts';
import { recordTarget } from '../contract/target.ts';

/** Who hands off; `nobodyGave`: nobody did, and whoever answers for the contract stands in. */
export type Giver = Pick<FactOf<'HandoffRequested'>, 'giver' | 'nobodyGave'>;

/**
 * Who hands off: whom the contract's property names, else who made the change, else the record's owner so far, else
 * the contract's owner. Only people of the directory count.
 */
export function giverOf(
  event: SourceEvent,
  record: VendorRecord,
  contract: Contract,
  directory: Directory,
): Giver {
  const owner = (property: string | undefined) =>
    property === undefined
      ? undefined
      : personByHubSpotOwner(directory, record.properties[property]?.value ?? '');
  const giver =
    owner(contract.giver.property) ??
    (event.userId === undefined ? undefined : personByHubSpotUser(directory, event.userId)) ??
    owner(recordTarget(contract)?.ownerProperty);
  return giver === undefined ? { giver: contract.contractOwner, nobodyGave: true } : { giver: giver.id };
}
