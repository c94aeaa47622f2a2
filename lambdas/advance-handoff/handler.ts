import * as z from 'zod';
import { commandHandoff, loadHandoff } from '#application/command-handoff.ts';
import type { CommandPorts } from '#application/command-handoff.ts';
import { contractByDigest } from '#application/contracts.ts';
import { situationOf } from '#application/situation-of.ts';
import type { SituationPorts } from '#application/situation-of.ts';
import type { Channel } from '#domain/contract/channel.ts';
import { nextState } from '#domain/handoff/decide-advance.ts';
import type { NextState } from '#domain/handoff/decide-advance.ts';
import { waitStateSchema } from '#domain/handoff/facts.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { handoffIdSchema } from '#domain/ids.ts';
import type { HandoffId } from '#domain/ids.ts';
import type { Situation } from '#domain/routing/situation.ts';
import type { Runtime } from '#lambdas/_runtime/stack.ts';

const advanceInputSchema = z.object({
  handoffId: handoffIdSchema,
  run: z.number().int().positive(),
  failed: waitStateSchema.optional(),
  /** When the workflow entered the state that asks: the same, however often it asks. Runs of an older definition have none. */
  visit: z.string().optional(),
});

export type AdvancePorts = CommandPorts &
  SituationPorts & {
    /** Ways to ask people that this stage does not have; left out: it has all. */
    readonly closedChannels?: readonly Channel[];
  };

/** Somebody else is taking the turn of a handoff that has begun: its mark was lost, and the next run finds it again. */
export class TurnBusyError extends Error {
  readonly handoffId: HandoffId;

  constructor(handoffId: HandoffId) {
    super(`the turn of ${handoffId} is being taken`);
    this.name = 'TurnBusyError';
    this.handoffId = handoffId;
  }
}

/** Decides what comes after a wait that is over or failed, commits it, and tells the state machine as data. */
export function advanceHandler(
  ports: AdvancePorts,
  { logger }: Runtime,
): (event: unknown) => Promise<{ readonly next: NextState }> {
  return async (event) => {
    const { handoffId, run, failed, visit } = advanceInputSchema.parse(event);
    const failure = failed === undefined ? {} : { failed, ...(visit === undefined ? {} : { visit }) };
    const before = await loadHandoff(ports, handoffId);
    if (before === undefined) return { next: 'superseded' };
    const situation = await situationFor(ports, before);
    const command = { type: 'Advance', run, situation, ...failure } as const;
    const { state } = await commandHandoff(ports, {
      handoffId,
      command,
      actor: { kind: 'system', id: 'advance-handoff' },
    });
    const next = nextState(state ?? before, run);
    logger.info('advanced', { handoffId, run, next, correlationId: before.correlationId });
    return { next };
  };
}

async function situationFor(ports: AdvancePorts, state: Handoff): Promise<Situation> {
  const { handoffId, nominee, rule } = state;
  const asked = state.asked.map(({ person }) => person);
  const contract = await contractByDigest(ports, state.contractDigest);
  const situation = await situationOf(ports, contract, { handoffId, nominee, asked, rule });
  if (situation === 'busy') throw new TurnBusyError(handoffId);
  return { ...situation, closed: ports.closedChannels ?? [] };
}
