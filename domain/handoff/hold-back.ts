import { pauseAt } from '../contract-log/pauses.ts';
import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import type { HandoffRules, HoldBackOffer } from './commands.ts';
import type { HandoffFact } from './facts.ts';
import type { Handoff } from './state.ts';
import { postponedByPause } from './under-pauses.ts';

/** Whoever has not been told of an offer when the contract was paused is asked when it goes on. */
export function holdBack(
  state: Handoff,
  { epoch }: HoldBackOffer,
  { pauses = [] }: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  if (state.status !== 'offered' || state.epoch !== epoch) return refused('wait-is-over');
  const pause = pauseAt(pauses, now);
  if (pause === undefined || state.deliveries.some((delivery) => delivery.epoch === epoch)) return decided();
  return decided(postponedByPause(epoch + 1, pause.to, { to: state.offer.to, because: 'asked-again' }));
}
