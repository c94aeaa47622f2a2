import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { wakeMessageSchema } from '#adapters/sqs/messages.ts';
import { wakeSubject } from '#application/wake-subject.ts';
import type { WakePorts } from '#application/wake-subject.ts';
import { eachMessage } from '#lambdas/_runtime/each-message.ts';
import type { Runtime } from '#lambdas/_runtime/stack.ts';

/** Asks each subject what is due now and makes its effects true: timers, the watchdog and waiting Lambdas come here. */
export function wakeHandler(
  ports: WakePorts,
  runtime: Runtime,
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return eachMessage(runtime, wakeMessageSchema, async ({ subjectId }) => {
    const correlationId = await wakeSubject(ports, subjectId, { kind: 'system', id: 'wake' });
    runtime.logger.info('woken', { subjectId, correlationId });
  });
}
