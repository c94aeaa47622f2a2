import type { Handoff, HandoffStatus } from './state.ts';

/** The status of a handoff without the rest of it. */
export function statusOf(state: Handoff): HandoffStatus {
  switch (state.status) {
    case 'deciding':
      return { status: state.status, pending: state.pending };
    case 'offered':
      return { status: state.status, offer: state.offer };
    case 'postponed': {
      const { status, until, setSeq, leftOut, isPaused, after, next } = state;
      return { status, until, setSeq, leftOut, isPaused, after, next };
    }
    case 'held':
      return { status: state.status, cause: state.cause, heldSeq: state.heldSeq, parked: state.parked };
    case 'observed':
      return { status: state.status, observation: state.observation };
    case 'syncing':
    case 'completed':
      return { status: state.status, ownership: state.ownership };
    case 'rolling-back':
    case 'cancelling':
    case 'cancelled':
      return { status: state.status, ownership: state.ownership };
  }
}
