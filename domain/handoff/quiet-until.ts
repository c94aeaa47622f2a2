import type { Handoff } from './state.ts';

/** Why an offer is undelivered that waits for the end of somebody's quiet hours. */
export const QUIET_HOURS = 'quiet-hours';

/** Until when an offer is not sent, because it is to be quiet for whoever is asked; undefined for all others. */
export function quietUntilOf(state: Handoff): string | undefined {
  if (state.status !== 'offered') return undefined;
  return wasKeptQuiet(state) ? state.offer.undelivered?.until : undefined;
}

/** Whether an offer that nobody was told of yet has waited for the end of somebody's quiet hours. */
export function wasKeptQuiet(state: Handoff): boolean {
  return state.status === 'offered' && state.offer.undelivered?.because === QUIET_HOURS;
}
