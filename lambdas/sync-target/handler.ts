import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { connectorMessageSchema } from '#adapters/sqs/messages.ts';
import { reflect } from '#application/sync/reflect.ts';
import { syncTarget } from '#application/sync/sync-target.ts';
import type { SyncPorts } from '#application/sync/sync-ports.ts';
import { eachMessage } from '#lambdas/_runtime/each-message.ts';
import type { Runtime } from '#lambdas/_runtime/stack.ts';

/** Works on one target of one handoff: writes and proves the new owner, or shows the present state. */
export function syncTargetHandler(
  ports: SyncPorts,
  runtime: Runtime,
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return eachMessage(runtime, connectorMessageSchema, async (message) => {
    const { handoffId, target, work, correlationId } = message;
    const outcome = work === 'sync' ? await syncTarget(ports, message) : await reflect(ports, message);
    runtime.logger.info('target worked on', { handoffId, target, work, outcome, correlationId });
  });
}
