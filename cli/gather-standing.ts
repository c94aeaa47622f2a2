import type { OperatorApi } from '#adapters/operator-api/client.ts';
import type { ListedIncident } from '#domain/operator/incidents.ts';
import { ownerTrouble } from '#domain/standing/owner-trouble.ts';
import type { ContractStanding, Standing } from '#domain/standing/standing.ts';
import type { ContractMetrics } from '#adapters/operator-api/contract-metrics.ts';
import { allIncidents } from '#adapters/operator-api/all-incidents.ts';
import { metricsOfContract, namesOf } from '#adapters/operator-api/measured-contracts.ts';

export type StandingApi = Pick<
  OperatorApi,
  'contracts' | 'measures' | 'incidents' | 'people' | 'deadLetters' | 'standing'
>;

/** Asks for everything that says how Baton and its contracts stand. */
export async function gatherStanding(api: StandingApi): Promise<Standing> {
  const [own, measured, incidents, { people }, { queues: deadLetters }] = await Promise.all([
    api.standing(),
    measuredOf(api),
    allIncidents(api, { status: 'open', holding: 'yes' }),
    api.people(),
    api.deadLetters(),
  ]);
  const known = new Set(measured.map(({ measured: { contract } }) => contract));
  return {
    ...own,
    systems: own.systems.map((one) => ({ ...one, waiting: waitingFor(one.system, incidents) })),
    contracts: measured.map((one) => contractStanding(one, incidents)),
    elsewhere: heldUp(incidents, (contract) => contract === undefined || !known.has(contract)),
    incidents: incidents.map((one) => ({ ...one, ownerTrouble: ownerTrouble(one.owner.id, people) })),
    deadLetters,
  };
}

async function measuredOf(api: StandingApi): Promise<readonly ContractMetrics[]> {
  const all: ContractMetrics[] = [];
  for (const name of await namesOf(api)) all.push(await metricsOfContract(api, name));
  return all;
}

function contractStanding(
  { measured: { contract, title }, metrics: { waiting }, judgements, unread }: ContractMetrics,
  incidents: readonly ListedIncident[],
): ContractStanding {
  const crossed = judgements.flatMap(({ threshold, outcome }) => (outcome === 'crossed' ? [threshold] : []));
  const { handoffs, late, firstDue } = waiting;
  return {
    ...{ contract, title, waiting: handoffs, late, firstDue, crossed, unread },
    ...heldUp(incidents, (name) => name === contract),
  };
}

function waitingFor(system: string, incidents: readonly ListedIncident[]): number {
  return incidents
    .filter(({ waitsFor }) => waitsFor === system)
    .reduce((total, { holds }) => total + holds, 0);
}

function heldUp(
  incidents: readonly ListedIncident[],
  isMeant: (contract: string | undefined) => boolean,
): { held: number; blocked: number } {
  const holding = incidents.flatMap((one) => one.holding ?? []).filter(({ contract }) => isMeant(contract));
  const sum = (of: 'held' | 'blocked'): number => holding.reduce((total, one) => total + one[of], 0);
  return { held: sum('held'), blocked: sum('blocked') };
}
