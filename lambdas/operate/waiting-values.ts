import { loadBlocked } from '#application/command-blocked.ts';
import { loadIncident } from '#application/command-incident.ts';
import type { Contract } from '#domain/contract/contract.ts';
import { closestOf } from '#domain/contract/closest.ts';
import { foreignText } from '#domain/foreign-text.ts';
import { subjectParts } from '#domain/ids.ts';
import { incidentIdOf } from '#domain/incident/cause.ts';
import type { OperatePorts } from './operate-ports.ts';
import { countHeld } from '#domain/incident/held-in.ts';

/** Of a contract so many of the newest rows are looked at. */
const NEWEST = 100;

/** How many events wait for a value that a contract does not know, and which other value that some wait for is near. */
export interface WaitingFor {
  readonly waiting: number;
  readonly near: string | undefined;
}

/** What waits stands in the incident of its value; what is only observed, in the list alone. */
export async function waitingFor(
  ports: OperatePorts,
  contract: Contract,
  given: string,
): Promise<WaitingFor> {
  const value = foreignText(given.trim());
  const { source, property } = contract.trigger;
  const cause = { kind: 'unmapped', source, property, value, contract: contract.id } as const;
  const incident = await loadIncident(ports, incidentIdOf(cause, { id: contract.id, seq: 0 }));
  const values = await blockedValues(ports, contract);
  const listed = values.filter((one) => one === value).length;
  return {
    waiting: Math.max(countHeld(incident?.members ?? []), listed),
    near: closestOf(value, [...new Set(values)]),
  };
}

async function blockedValues(ports: OperatePorts, { id }: Contract): Promise<readonly string[]> {
  const { rows } = await ports.rows.byContract(id, NEWEST);
  const blocked = rows
    .filter(({ status, subjectId }) => status === 'blocked' && subjectParts(subjectId).kind === 'blocked')
    .map(({ subjectId }) => loadBlocked(ports, subjectParts(subjectId).id));
  return (await Promise.all(blocked)).flatMap((state) =>
    state?.cause.kind === 'unmapped' ? [state.cause.value] : [],
  );
}
