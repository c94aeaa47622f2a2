import type { Contract, Routing } from '../contract/contract.ts';
import type { Directory } from '../contract/directory.ts';
import { personByHubSpotOwner } from '../contract/directory.ts';
import type { VendorRecord } from '../ports/connector.ts';
import { recordTarget } from '../contract/target.ts';

type Targets = Pick<Contract, 'sync'>;

/** The property of a record that names whom to ask; undefined where the contract says it itself. */
export function nomineeProperty(routing: Routing, contract: Targets): string | undefined {
  switch (routing.strategy) {
    case 'record-owner':
      return recordTarget(contract)?.ownerProperty;
    case 'property':
      return routing.property;
    case 'named-person':
    case 'round-robin':
    case 'least-loaded':
      return undefined;
  }
}

/** Whom the record names as the one to ask; undefined for whoever the directory does not know. */
export function nomineeOf(
  record: VendorRecord,
  routing: Routing,
  contract: Targets,
  directory: Directory,
): string | undefined {
  const property = nomineeProperty(routing, contract);
  const owner = property === undefined ? undefined : record.properties[property]?.value.trim();
  return owner === undefined ? undefined : personByHubSpotOwner(directory, owner)?.id;
}
