import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { secondsInQueue } from '#adapters/sqs/seconds-in-queue.ts';
import { connectorMessageSchema } from '#adapters/sqs/messages.ts';
import { noteQueue } from '#application/health/note-queue.ts';
import type { HealthPorts } from '#application/health/visit.ts';
import { withLeave } from '#application/health/with-leave.ts';
import { keepAttempts } from '#application/sync/keep-attempts.ts';
import type { KeepingPorts } from '#application/sync/keep-attempts.ts';
import { lookAgain } from '#application/sync/look-again.ts';
import { reflect } from '#application/sync/reflect.ts';
import { setStatus } from '#application/sync/set-status.ts';
import { syncTarget } from '#application/sync/sync-target.ts';
import { METRICS } from '#domain/limits/metrics.ts';
import { eachMessage } from '#lambdas/_runtime/each-message.ts';
import type { MeteredRuntime } from '#lambdas/_runtime/metered.ts';
import { toError } from '#lambdas/_runtime/stack.ts';

const WORKS = { sync: syncTarget, reflect, look: lookAgain, status: setStatus } as const;

/** Works on one target of one handoff: writes and proves the new owner, shows the present state, looks once more, or sets a status. */
export function syncTargetHandler(
  ports: KeepingPorts & HealthPorts,
  runtime: MeteredRuntime,
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return eachMessage(runtime, connectorMessageSchema, async (message, record) => {
    const taken = { at: ports.now(), waitedSeconds: secondsInQueue(record) };
    const { handoffId, target, work, correlationId } = message;
    const outcome = await keepAttempts(
      ports,
      message,
      (watched) => withLeave(watched, (heeding) => WORKS[work](heeding, message)),
      (error) => {
        runtime.logger.warn('attempt not kept', { error: toError(error), handoffId, target, correlationId });
        runtime.metrics.addMetric(METRICS.attemptNotKept, MetricUnit.Count, 1);
      },
    );
    await noteQueue(ports, target, taken);
    runtime.logger.info('target worked on', { handoffId, target, work, outcome, correlationId });
  });
}
