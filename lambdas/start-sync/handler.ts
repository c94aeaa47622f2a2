import { beginWait } from '#application/begin-wait.ts';
import type { WaitPorts } from '#application/begin-wait.ts';
import { connectorMessage } from '#application/effects/connector-work.ts';
import type { Ports } from '#application/ports.ts';
import { openTargets } from '#domain/handoff/due.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { waitInputSchema } from '#lambdas/_runtime/workflow-input.ts';
import type { Runtime } from '#lambdas/_runtime/stack.ts';

export type StartSyncPorts = WaitPorts & { readonly queues: Pick<Ports['queues'], 'connect'> };

/** Enters the wait for every target: one message for each that has no verdict under this acceptance, open plan or not. */
export function startSyncHandler(
  ports: StartSyncPorts,
  { logger }: Runtime,
): (event: unknown) => Promise<void> {
  return async (event) => {
    const input = waitInputSchema.parse(event);
    const actor = { kind: 'system', id: 'start-sync' } as const;
    const outcome = await beginWait(ports, { ...input, state: 'sync', actor }, async (state) => {
      logger.appendKeys({ correlationId: state.correlationId });
      await queueTargets(ports, state);
      return [];
    });
    logger.info('sync entered', { handoffId: input.handoffId, run: input.run, outcome });
  };
}

async function queueTargets(ports: StartSyncPorts, state: Handoff): Promise<void> {
  const targets =
    state.status === 'cancelling' ? Object.keys(state.targets) : openTargets(state).map(([name]) => name);
  for (const target of targets) {
    await ports.queues.connect(connectorMessage(state, target, 'sync'), 0);
  }
}
