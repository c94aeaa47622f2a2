import type { Contract, HubSpotTarget } from '#domain/contract/contract.ts';
import type { Directory } from '#domain/contract/directory.ts';
import { personById } from '#domain/contract/directory.ts';
import type { Handoff, Ownership } from '#domain/handoff/state.ts';

/** What a target should show under the present acceptance: the owner and the properties that ride with it. */
export function wantedValues(
  target: HubSpotTarget,
  ownership: Ownership,
  directory: Directory,
): Readonly<Record<string, string>> | undefined {
  const owner = personById(directory, ownership.owner);
  if (owner === undefined) return undefined;
  return {
    [target.ownerProperty]: owner.ids.hubspot,
    [target.properties.acceptedBy]: owner.name,
    [target.properties.since]: ownership.acceptedAt,
  };
}

/** What Baton's own properties show of a handoff's present state; never part of the acceptance. */
export function reflectedValues(
  target: HubSpotTarget,
  state: Handoff,
  directory: Directory,
): Readonly<Record<string, string>> {
  const offeredTo = state.status === 'offered' ? personById(directory, state.offer.to) : undefined;
  return {
    [target.properties.handoffId]: state.handoffId,
    [target.properties.state]: state.status,
    [target.properties.offeredTo]: offeredTo?.name ?? '',
  };
}

export function targetNamed(contract: Contract, name: string): HubSpotTarget | undefined {
  return contract.sync.targets.find((target) => target.system === name);
}
