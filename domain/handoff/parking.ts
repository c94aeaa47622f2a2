import type { Handoff, HandoffStatus, Parked } from './state.ts';

/** What a hold that begins now interrupts. */
export function parkedOf(state: Handoff): Parked {
  switch (state.status) {
    case 'syncing':
    case 'completed':
      return { at: 'sync', ownership: state.ownership };
    case 'rolling-back':
      return { at: 'rollback', ownership: state.ownership };
    case 'cancelling':
    case 'cancelled':
      return { at: 'cancel', ownership: state.ownership };
    case 'held':
      return state.parked;
    case 'deciding':
      return { at: 'offer', next: state.pending.kind === 'withdrawn' ? state.pending.next : undefined };
    case 'offered':
    case 'observed':
      return { at: 'offer', next: undefined };
    case 'postponed':
      return { at: 'offer', next: state.next };
  }
}

/** A release goes back to what was held; what is offered next is said by the `OfferMade` in the same commit. */
export function unparked(parked: Parked): HandoffStatus {
  switch (parked.at) {
    case 'offer':
      return { status: 'deciding', pending: { kind: 'withdrawn', next: parked.next } };
    case 'sync':
      return { status: 'syncing', ownership: parked.ownership };
    case 'rollback':
      return { status: 'rolling-back', ownership: parked.ownership };
    case 'cancel':
      return { status: 'cancelling', ownership: parked.ownership };
  }
}
