import type { Incident } from '#domain/incident/incident.ts';
import { onCallOf } from '#domain/incident/on-call.ts';
import type { Stake } from '#domain/incident/stake.ts';
import { ownPart } from '#domain/incident/stake.ts';
import { presentContract } from './contracts.ts';
import type { Ports } from './ports.ts';

/** Whose trouble a stake is: whoever it was when it began, and whoever the contract belongs to by now. */
export function troubledBy(ports: Pick<Ports, 'bundle'>, { owner, contract }: Stake): readonly string[] {
  const now = contract === undefined ? undefined : presentContract(ports, contract)?.contractOwner;
  return [...new Set([owner, now ?? owner])];
}

/** Who may hear of it besides once its deadline has passed. */
export function onCallFor({ bundle }: Pick<Ports, 'bundle'>, { contract }: Stake): readonly string[] {
  return contract === undefined
    ? []
    : onCallOf(bundle.directory, presentContract({ bundle }, contract)?.onCall);
}

/**
 * What of an incident somebody is told of and decides about: their own; the operations mailbox, and whoever it was given
 * to, all of it.
 */
export function partOf(ports: Pick<Ports, 'bundle'>, incident: Incident, person: string): Incident {
  if (person === 'ops' || person === incident.assignee) return incident;
  return ownPart(incident, (stake) =>
    [...troubledBy(ports, stake), ...onCallFor(ports, stake)].includes(person),
  );
}
