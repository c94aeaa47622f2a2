import type { PeopleDeadline } from './due.ts';
import { isGone } from './record-move.ts';
import type { Handoff } from './state.ts';

/** What is done in turn when a start is missed; the last is what the contract says. */
export const START_STEPS = ['reminder', 'manager', 'end'] as const;
export type StartStep = (typeof START_STEPS)[number];

/** Until when whoever accepted begins, and what was done about it since. */
export interface Start {
  /** The acceptance that promised it. */
  readonly epoch: number;
  /** With what the contract's pauses added. */
  readonly startBy: string;
  /** The step that is taken next if it has not begun by then; undefined when all are taken, or it has begun. */
  readonly next: StartStep | undefined;
  readonly dueAt: string;
  /** The commit that set that deadline. */
  readonly setSeq: number;
  /** The same as it would be if the contract were never paused, and from when on time runs towards it. */
  readonly clock: { readonly since: string; readonly dueAt: string };
  /** The end of the pause that it was moved by last. */
  readonly pausedUntil: string | undefined;
  /** The commits that owe a word of it. */
  readonly told: Readonly<Partial<Record<StartStep, number>>>;
  readonly startedAt: string | undefined;
}

/**
 * The start that is still awaited. Not while the handoff is cancelled, while a target names somebody else than who
 * accepted, or when there is no such record any more.
 */
export function openStart(state: Handoff): Start | undefined {
  const { start, isOutside, lastMove } = state;
  if (start === undefined || start.startedAt !== undefined || isOutside || isGone(lastMove)) return undefined;
  // Nothing shows who accepted any more.
  if (state.rollback !== undefined) return undefined;
  return isOwned(state) ? start : undefined;
}

function isOwned(state: Handoff): boolean {
  if (state.status === 'held') return state.parked.at === 'sync';
  return state.status === 'syncing' || state.status === 'completed';
}

/**
 * The next step about a start, if it is missed. While it is held somebody decides anyway, and while the owner is being
 * entered a slow system costs nobody the task: the last one waits for that.
 */
export function startDeadline(state: Handoff): (PeopleDeadline & { readonly step: StartStep }) | undefined {
  const start = openStart(state);
  if (start?.next === undefined || (start.next === 'end' && state.status !== 'completed')) return undefined;
  return { at: start.dueAt, setSeq: start.setSeq, step: start.next };
}
