import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { commandIncident, loadIncident } from '#application/command-incident.ts';
import type { Ports } from '#application/ports.ts';
import { correlationIdSchema } from '#domain/ids.ts';
import type { IncidentCause } from '#domain/incident/cause.ts';
import { incidentIdOf } from '#domain/incident/cause.ts';
import { INCIDENT_WITHIN_SECONDS } from '#domain/incident/incident.ts';
import { METRICS } from '#domain/limits/metrics.ts';
import type { QueueCounts } from '#domain/ports/queue-counts.ts';
import { WATCHDOG_ROUND_ID } from '#domain/operator/standing.ts';
import { tellCredentialAges } from './credential-ages.ts';
import type { MeteredRuntime } from '#lambdas/_runtime/metered.ts';

export type WatchdogPorts = Pick<
  Ports,
  'log' | 'rows' | 'texts' | 'bundle' | 'settings' | 'now' | 'newId'
> & {
  readonly queues: Pick<Ports['queues'], 'wake'>;
  readonly deadLetters: QueueCounts;
};

/** How many overdue subjects of each index partition one round takes; the oldest first, the rest the next round. */
const ROUND = 500;

/** One round: whatever is overdue is woken, each dead letter queue that is not empty has an incident, credentials' ages are told. */
export function watchdogHandler(
  ports: WatchdogPorts,
  { logger, metrics }: MeteredRuntime,
): () => Promise<void> {
  return async () => {
    const overdue = await ports.rows.overdue(ports.now(), ROUND);
    if (overdue.length > 0) await ports.queues.wake(overdue);
    for (const { queue, messages } of await ports.deadLetters.counts())
      await watchQueue(ports, queue, messages);
    await tellCredentialAges(ports, metrics);
    await ports.texts.put(WATCHDOG_ROUND_ID, ports.now());
    metrics.addMetric(METRICS.watchdogRound, MetricUnit.Count, 1);
    logger.info('round made', { overdue: overdue.length });
  };
}

/** A queue that fills up again after it was emptied is a new member: it bears the number of the incident's last commit. */
async function watchQueue(ports: WatchdogPorts, queue: string, messages: number): Promise<void> {
  const cause: IncidentCause = { kind: 'dead-letters', queue };
  const incidentId = incidentIdOf(cause, { id: queue, seq: 0 });
  const incident = await loadIncident(ports, incidentId);
  const member = incident?.members[0] ?? `${queue}@${String(incident?.seq ?? 0)}`;
  if (messages === 0 && incident?.status !== 'open') return;
  const command =
    messages > 0
      ? ({
          type: 'JoinIncident',
          member,
          cause,
          owner: ports.bundle.directory.desk,
          withinSeconds: INCIDENT_WITHIN_SECONDS,
        } as const)
      : ({ type: 'LeaveIncident', members: [member] } as const);
  const correlationId = correlationIdSchema.parse(`watchdog-${queue}`);
  await commandIncident(ports, {
    incidentId,
    actor: { kind: 'system', id: 'watchdog' },
    correlationId,
    command,
  });
}
