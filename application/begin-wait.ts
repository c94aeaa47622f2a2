import type { Delivery, Quiet } from '#domain/handoff/commands.ts';
import type { WaitState } from '#domain/handoff/facts.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { openWait, tokenPosition } from '#domain/handoff/wait.ts';
import type { HandoffId } from '#domain/ids.ts';
import { subjectId } from '#domain/ids.ts';
import type { Actor } from '#domain/log/commit.ts';
import { commandHandoff, loadHandoff } from './command-handoff.ts';
import type { CommandPorts } from './command-handoff.ts';
import type { Ports } from './ports.ts';

export type WaitPorts = CommandPorts &
  Pick<Ports, 'tokens'> & { readonly queues: Pick<Ports['queues'], 'wake'> };

export interface Waiting {
  readonly handoffId: HandoffId;
  readonly run: number;
  readonly token: string;
  readonly state: WaitState;
  readonly actor: Actor;
}

/** What a wait's work says: done (with what was delivered), that it is to be quiet and nothing was sent, or that somebody else is at it and the wait must not begin. */
export type WaitWork = (state: Handoff) => Promise<readonly Delivery[] | Quiet | 'busy'>;

/**
 * Enters a wait of the workflow: keeps the task token, does the work that is not yet done, and says so in the log.
 * Whenever the wait turns out to be over, it asks for a wake: effects then resume the token. It never throws for a
 * reason of the business, because a waiting state that fails is not told.
 */
export async function beginWait(
  ports: WaitPorts,
  waiting: Waiting,
  work: WaitWork,
): Promise<'waiting' | 'over' | 'busy'> {
  const { handoffId, run, token, state: wait } = waiting;
  const state = await loadHandoff(ports, handoffId);
  if (state === undefined) throw new Error(`there is no handoff ${handoffId}`);
  const position = tokenPosition(state, wait);
  await ports.tokens.put(handoffId, { run, position, executionState: wait, token });
  if (run !== state.workflow.run || openWait(state) !== wait) return overAlready(ports, handoffId);
  const done = await work(state);
  if (done === 'busy') return 'busy';
  const told = 'until' in done ? { deliveries: [], quiet: done } : { deliveries: done };
  const command = { type: 'BeginWait', run, epoch: state.epoch, state: wait, ...told } as const;
  const outcome = await commandHandoff(ports, { handoffId, command, actor: waiting.actor });
  const waits =
    outcome.refusal === undefined && outcome.state !== undefined && openWait(outcome.state) === wait;
  return waits ? 'waiting' : overAlready(ports, handoffId);
}

async function overAlready(ports: WaitPorts, handoffId: HandoffId): Promise<'over'> {
  await ports.queues.wake([subjectId('handoff', handoffId)]);
  return 'over';
}
