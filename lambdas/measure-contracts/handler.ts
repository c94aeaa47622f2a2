import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { WaitingPorts } from '#application/waiting-of.ts';
import { oldestWaiting, waitingAmount } from '#application/waiting-of.ts';
import { CONTRACT_METRICS } from '#domain/limits/metrics.ts';
import type { MeteredRuntime } from '#lambdas/_runtime/metered.ts';

/** Publishes what no commit tells, because it grows while nothing happens: the oldest that waits, and what is at stake. */
export function measureContractsHandler(
  ports: WaitingPorts,
  { logger, metrics }: MeteredRuntime,
): () => Promise<void> {
  return async () => {
    for (const { contract } of ports.bundle.contracts) {
      const tell = (metric: string, value: number) =>
        metrics
          .singleMetric()
          .addDimension('contract', contract.id)
          .addMetric(metric, MetricUnit.Count, value);
      tell(CONTRACT_METRICS.oldestWaiting, await oldestWaiting(ports, contract));
      if (contract.amount !== undefined)
        tell(CONTRACT_METRICS.waitingAmount, await waitingAmount(ports, contract));
    }
    logger.info('contracts measured', { contracts: ports.bundle.contracts.length });
  };
}
