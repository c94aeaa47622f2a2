import * as z from 'zod';
import { commandHandoff } from '#application/command-handoff.ts';
import type { CommandPorts } from '#application/command-handoff.ts';
import { nextState } from '#domain/handoff/decide-advance.ts';
import type { NextState } from '#domain/handoff/decide-advance.ts';
import { waitStateSchema } from '#domain/handoff/facts.ts';
import { handoffIdSchema } from '#domain/ids.ts';
import type { Runtime } from '#lambdas/_runtime/stack.ts';

const advanceInputSchema = z.object({
  handoffId: handoffIdSchema,
  run: z.number().int().positive(),
  failed: waitStateSchema.optional(),
  /** When the workflow entered the state that asks: the same, however often it asks. Runs of an older definition have none. */
  visit: z.string().optional(),
});

/** Decides what comes after a wait that is over or failed, commits it, and tells the state machine as data. */
export function advanceHandler(
  ports: CommandPorts,
  { logger }: Runtime,
): (event: unknown) => Promise<{ readonly next: NextState }> {
  return async (event) => {
    const { handoffId, run, failed, visit } = advanceInputSchema.parse(event);
    const failure = failed === undefined ? {} : { failed, ...(visit === undefined ? {} : { visit }) };
    const command = { type: 'Advance', run, ...failure } as const;
    const { state } = await commandHandoff(ports, {
      handoffId,
      command,
      actor: { kind: 'system', id: 'advance-handoff' },
    });
    const next = state === undefined ? 'superseded' : nextState(state, run);
    logger.info('advanced', { handoffId, run, next, correlationId: state?.correlationId });
    return { next };
  };
}
