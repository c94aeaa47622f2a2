import type { Handoff } from '#domain/handoff/state.ts';
import type { OfferOutcome } from '#views/pages/offer-outcome.ts';
import type { PresentingPorts } from './offer-of.ts';
import { outcomeOf } from './offer-outcome.ts';

/** An offer that is over: whom it was made to, and what became of it. */
export interface EndedOffer {
  readonly person: string;
  readonly outcome: OfferOutcome;
}

/** How one offer of a handoff ended, whatever came after it, told to whom it was made; undefined if it was never made. */
export async function endedOffer(
  ports: PresentingPorts,
  state: Handoff,
  epoch: number,
): Promise<EndedOffer | undefined> {
  const asked = state.asked.find((one) => one.epoch === epoch);
  if (asked === undefined) return undefined;
  const { person } = asked;
  return { person, outcome: await outcomeOf(ports, { epoch, person }, state, true) };
}
