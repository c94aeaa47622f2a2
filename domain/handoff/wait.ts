import type { WaitState } from './facts.ts';
import type { Handoff } from './state.ts';

/**
 * The waits of one run in their order: offer 1, sync 1, offer 2, sync 2, … A rollback is the last wait of its run, so
 * that it may have the number of an offer that never comes. A stored token is told old from new by this number alone.
 */
export function waitPosition(epoch: number, state: WaitState): number {
  return epoch * 2 + ORDER[state];
}

const ORDER = { offer: 0, sync: 1, rollback: 2 } as const satisfies Record<WaitState, number>;

/** The wait in which the log says that the workflow belongs; undefined when nothing is being waited for. */
export function openWait(state: Handoff): WaitState | undefined {
  switch (state.status) {
    case 'offered':
    case 'postponed':
      return 'offer';
    case 'syncing':
      return 'sync';
    case 'cancelling':
      // The wait in which it was goes on while a cancel reads back.
      return state.rollback === undefined ? 'sync' : 'rollback';
    case 'rolling-back':
      return 'rollback';
    case 'deciding':
    case 'observed':
    case 'held':
    case 'completed':
    case 'cancelled':
      return undefined;
  }
}

/** How far the log has come, as a wait position. */
export function logPosition(state: Handoff): number {
  return waitPosition(state.epoch, reachedWait(state));
}

/** Never back within a run: a cancel belongs to the sync even if nobody had accepted, and so does whatever ends it. */
function reachedWait(state: Handoff): WaitState {
  if (state.rollback !== undefined) return 'rollback';
  switch (state.status) {
    case 'deciding':
    case 'offered':
    case 'postponed':
    case 'observed':
      return 'offer';
    case 'held':
      return state.parked.at === 'offer' ? 'offer' : 'sync';
    case 'syncing':
    case 'rolling-back':
    case 'cancelling':
    case 'completed':
    case 'cancelled':
      return 'sync';
  }
}

/**
 * Under which position a waiting Lambda stores its token: the log's, if that is where it waits; else the one before,
 * so that even a reader of an older state takes it for a wait that is over.
 */
export function tokenPosition(state: Handoff, executionState: WaitState): number {
  return openWait(state) === executionState ? logPosition(state) : logPosition(state) - 1;
}
