import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { DynamoDBRecord } from 'aws-lambda';
import * as z from 'zod';
import type { Ports } from '#application/ports.ts';
import { signalsOfCommits } from '#application/signals-of-commits.ts';
import { subjectIdSchema } from '#domain/ids.ts';
import { CONTRACT_METRICS } from '#domain/limits/metrics.ts';
import type { ContractSignal } from '#domain/metrics/blocked-signals.ts';

/**
 * Publishes what new commits add to the numbers of their contracts. Called when all else is done with them: what is
 * published cannot be taken back, so a batch that comes again must not have been told yet.
 */
export async function tellNumbers(
  ports: Pick<Ports, 'log' | 'bundle' | 'contractVersions'>,
  metrics: Pick<Metrics, 'singleMetric'>,
  records: readonly DynamoDBRecord[],
): Promise<void> {
  for (const [subject, keys] of Map.groupBy(records.map(keyOf), ({ subjectId }) => subjectId)) {
    const seqs = keys.map(({ seq }) => seq);
    for (const signal of await signalsOfCommits(ports, subject, seqs)) {
      const single = metrics.singleMetric();
      single.addDimension('contract', signal.contract);
      single.addMetric(signal.metric, unitOf(signal), signal.value);
    }
  }
}

const keySchema = z.object({
  subjectId: z.object({ S: subjectIdSchema }).transform(({ S }) => S),
  seq: z.object({ N: z.coerce.number().int().positive() }).transform(({ N }) => N),
});

function keyOf({ dynamodb }: DynamoDBRecord): z.infer<typeof keySchema> {
  return keySchema.parse(dynamodb?.Keys);
}

const IN_SECONDS: ReadonlySet<string> = new Set([
  CONTRACT_METRICS.timeToAcknowledge,
  CONTRACT_METRICS.syncDelay,
]);

function unitOf({ metric }: ContractSignal): (typeof MetricUnit)['Seconds' | 'Count'] {
  return IN_SECONDS.has(metric) ? MetricUnit.Seconds : MetricUnit.Count;
}
