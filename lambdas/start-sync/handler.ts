import * as z from 'zod';
import { beginWait } from '#application/begin-wait.ts';
import type { WaitPorts } from '#application/begin-wait.ts';
import { connectorMessage } from '#application/effects/connector-work.ts';
import type { Ports } from '#application/ports.ts';
import { awaitedTargets } from '#domain/handoff/due.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { waitInputSchema } from '#lambdas/_runtime/workflow-input.ts';
import type { Runtime } from '#lambdas/_runtime/stack.ts';

/** Runs of an older definition do not say which wait it is: they have only one. */
const startSyncInputSchema = waitInputSchema.extend({
  wait: z.enum(['sync', 'rollback']).default('sync'),
});

export type StartSyncPorts = WaitPorts & { readonly queues: Pick<Ports['queues'], 'connect'> };

/**
 * Enters the wait for every target: one message for each that has no verdict under this acceptance, open plan or not; or
 * the wait for a rollback: one for the target that is taken back first.
 */
export function startSyncHandler(
  ports: StartSyncPorts,
  { logger }: Runtime,
): (event: unknown) => Promise<void> {
  return async (event) => {
    const actor = { kind: 'system', id: 'start-sync' } as const;
    const { wait, ...input } = startSyncInputSchema.parse(event);
    const outcome = await beginWait(ports, { ...input, state: wait, actor }, async (state) => {
      logger.appendKeys({ correlationId: state.correlationId });
      await queueTargets(ports, state);
      return [];
    });
    logger.info(`${wait} entered`, { handoffId: input.handoffId, run: input.run, outcome });
  };
}

/** What is known to stand in its queue already is not sent again. */
async function queueTargets(ports: StartSyncPorts, state: Handoff): Promise<void> {
  const targets =
    state.status === 'cancelling' ? Object.keys(state.targets) : awaitedTargets(state).map(([name]) => name);
  for (const target of targets) {
    if (state.targets[target]?.queued !== undefined) continue;
    await ports.queues.connect(connectorMessage(state, target, 'sync'), 0);
  }
}
