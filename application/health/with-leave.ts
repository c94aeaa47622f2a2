import type { Connector, SystemOfRecord } from '#domain/ports/connector.ts';
import { longestHeldUp } from '#domain/settings.ts';
import { heeding, heedingSource } from './heeding.ts';
import { Patience } from './patience.ts';
import type { HealthPorts } from './visit.ts';
import { Visit } from './visit.ts';

type Workers = HealthPorts & {
  readonly connectors: Readonly<Record<string, Connector>>;
  readonly sleep: (seconds: number) => Promise<void>;
};

/**
 * Does the work on one message with connectors that leave alone whatever system is down, does not let Baton in or gives
 * no more today: what asks it then is answered “later”, and nothing is sent. It rests with the others after a short limit.
 */
export async function withLeave<Given extends Workers, Outcome>(
  ports: Given,
  work: (ports: Given) => Promise<Outcome>,
): Promise<Outcome> {
  const patience = new Patience(longestHeldUp(ports.settings), ports.sleep);
  const visits = Object.keys(ports.connectors).map(
    (system) => [system, new Visit(ports, system, patience)] as const,
  );
  const connectors = visits.flatMap(([system, visit]) => {
    const connector = ports.connectors[system];
    return connector === undefined ? [] : [[system, heeding(connector, visit)] as const];
  });
  const outcome = await work({ ...ports, connectors: Object.fromEntries(connectors) });
  for (const [, visit] of visits) await visit.end();
  for (const [system, connector] of Object.entries(ports.connectors))
    await noteRequests(ports, system, connector);
  return outcome;
}

/** The same for work that reads the system of record alone, and never rests: what comes with its message would wait too. */
export async function withLeaveToRead<Given extends HealthPorts & { readonly connector: SystemOfRecord }>(
  ports: Given,
  system: string,
  work: (ports: Given) => Promise<void>,
): Promise<void> {
  const visit = new Visit(ports, system, new Patience(0, () => Promise.resolve()));
  await work({ ...ports, connector: heedingSource(ports.connector, visit) });
  await visit.end();
  await noteRequests(ports, system, ports.connector);
}

/** Keeps what the answers said of the day's requests, now and then: an answer costs nothing more. */
async function noteRequests(
  { health }: Pick<HealthPorts, 'health'>,
  system: string,
  connector: Connector,
): Promise<void> {
  const news = connector.requestNews?.();
  if (news !== undefined) await health.noteRequests(system, news);
}
