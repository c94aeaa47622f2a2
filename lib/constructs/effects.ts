import type { BatonFunction } from './baton-function.ts';
import type { HandoffWorkflow } from './handoff-workflow.ts';
import type { LogRelay } from './log-relay.ts';
import type { QueueWithConsumer } from './queue-with-consumer.ts';
import type { Tables } from './tables.ts';
import type { WakeTimers } from './wake-timers.ts';

export interface EffectsParts {
  readonly tables: Tables;
  readonly workflow: HandoffWorkflow;
  readonly timers: WakeTimers;
  readonly relay: LogRelay;
  /** Every queue that effects put messages on. */
  readonly queues: readonly QueueWithConsumer[];
}

/** Lets a Lambda make the world match the log: the one list of what that takes. */
export const applyEffectsFrom = (
  user: BatonFunction,
  { tables, workflow, timers, relay, queues }: EffectsParts,
): void => {
  tables.useFrom(user);
  workflow.runFrom(user);
  timers.setFrom(user);
  relay.buryFrom(user);
  for (const queue of queues) queue.sendFrom(user);
};
