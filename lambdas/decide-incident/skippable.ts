import type { Ports } from '#application/ports.ts';
import { presentContract } from '#application/contracts.ts';
import { targetNamed } from '#domain/contract/target.ts';
import type { IncidentCause } from '#domain/incident/cause.ts';
import type { Incident } from '#domain/incident/incident.ts';
import { presentStakes } from '#domain/incident/stake.ts';

/** The system that an incident is about. */
export function targetOf(cause: IncidentCause): string {
  if (cause.kind === 'target-deferred') return cause.system ?? cause.target;
  return 'target' in cause ? cause.target : '';
}

/** Whether all that waits for a system writes to it and to another: what only reads it cannot do without. */
export function isSkippable(incident: Incident, bundle: Ports['bundle']): boolean {
  return presentStakes(incident).every(({ contract: id }) => {
    const contract = id === undefined ? undefined : presentContract({ bundle }, id);
    return (
      contract !== undefined &&
      contract.sync.targets.length > 1 &&
      targetNamed(contract, targetOf(incident.cause)) !== undefined
    );
  });
}
