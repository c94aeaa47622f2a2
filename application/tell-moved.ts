import type { HandoffFact } from '#domain/handoff/facts.ts';
import type { TellableMove } from '#domain/handoff/record-move.ts';
import type { HandoffState } from '#domain/handoff/state.ts';
import type { HandoffId } from '#domain/ids.ts';
import type { Actor } from '#domain/log/commit.ts';
import type { Outcome } from './carry-out.ts';
import { commandHandoff } from './command-handoff.ts';
import type { CommandPorts } from './command-handoff.ts';

const actor: Actor = { kind: 'system', id: 'admit-event' };

/** One handoff that was told, and what it made of it. */
export interface Told extends Outcome<HandoffState, HandoffFact> {
  readonly handoffId: HandoffId;
}

/** Tells these handoffs that their record has moved on; each decides by the contract that it began under. */
export async function tellMoved(
  ports: CommandPorts,
  handoffIds: readonly HandoffId[],
  move: TellableMove,
): Promise<readonly Told[]> {
  const told: Told[] = [];
  for (const handoffId of handoffIds) {
    const command = { type: 'MoveRecord', move } as const;
    told.push({ handoffId, ...(await commandHandoff(ports, { handoffId, command, actor })) });
  }
  return told;
}
