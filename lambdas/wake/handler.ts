import { MetricUnit } from '@aws-lambda-powertools/metrics';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { wakeMessageSchema } from '#adapters/sqs/messages.ts';
import { wakeSubject } from '#application/wake-subject.ts';
import type { WakePorts } from '#application/wake-subject.ts';
import { METRICS } from '#domain/limits/metrics.ts';
import { eachMessage } from '#lambdas/_runtime/each-message.ts';
import type { MeteredRuntime } from '#lambdas/_runtime/metered.ts';

/**
 * Asks each subject what is due now and makes its effects true: timers, the watchdog and waiting Lambdas come here. It
 * tells what had to be repaired itself: the stream, which tells all other numbers, may be what does not work.
 */
export function wakeHandler(
  ports: WakePorts,
  runtime: MeteredRuntime,
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  const { logger, metrics } = runtime;
  return eachMessage(runtime, wakeMessageSchema, async ({ subjectId }) => {
    const correlationId = await wakeSubject(ports, subjectId, BY_WAKE, (repaired) => {
      metrics.addMetric(METRICS.stepRepaired, MetricUnit.Count, repaired.length);
      logger.warn('repaired', { subjectId, repaired });
    });
    logger.info('woken', { subjectId, correlationId });
  });
}

const BY_WAKE = { kind: 'system', id: 'wake' } as const;
