import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { connectorMessageSchema } from '#adapters/sqs/messages.ts';
import type { HealthPorts } from '#application/health/visit.ts';
import { withLeave } from '#application/health/with-leave.ts';
import { lookAgain } from '#application/sync/look-again.ts';
import { reflect } from '#application/sync/reflect.ts';
import { setStatus } from '#application/sync/set-status.ts';
import { syncTarget } from '#application/sync/sync-target.ts';
import type { SyncPorts } from '#application/sync/sync-ports.ts';
import { eachMessage } from '#lambdas/_runtime/each-message.ts';
import type { Runtime } from '#lambdas/_runtime/stack.ts';

const WORKS = { sync: syncTarget, reflect, look: lookAgain, status: setStatus } as const;

/** Works on one target of one handoff: writes and proves the new owner, shows the present state, looks once more, or sets a status. */
export function syncTargetHandler(
  ports: SyncPorts & HealthPorts,
  runtime: Runtime,
): (event: SQSEvent) => Promise<SQSBatchResponse> {
  return eachMessage(runtime, connectorMessageSchema, async (message) => {
    const { handoffId, target, work, correlationId } = message;
    const outcome = await withLeave(ports, (heeding) => WORKS[work](heeding, message));
    runtime.logger.info('target worked on', { handoffId, target, work, outcome, correlationId });
  });
}
