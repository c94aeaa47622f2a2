import type { Handoff, Ownership } from './state.ts';

/** Whom a target shows by what the log claims now: since the last verdict, unless it has moved outside since then. */
export function claimOf(state: Handoff, target: string): Ownership | undefined {
  if (state.status !== 'completed' || state.isOutside) return undefined;
  return state.targets[target]?.done?.epoch === state.epoch ? state.ownership : undefined;
}
