import { pauseAt } from '../contract-log/pauses.ts';
import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import type { HandoffRules, HoldBackOffer } from './commands.ts';
import type { HandoffFact } from './facts.ts';
import { firstOpen, postponedAfter } from './predecessors.ts';
import { namedIn } from './put-off.ts';
import type { Handoff } from './state.ts';
import { postponedByPause } from './under-pauses.ts';

/**
 * An offer that turned out to be too early before anybody was told of it: whom a person named is asked when it goes
 * on; whom the contract chose may be another one by then.
 */
export function holdBack(
  state: Handoff,
  { epoch }: HoldBackOffer,
  { pauses = [], predecessors }: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  if (state.status !== 'offered' || state.epoch !== epoch) return refused('wait-is-over');
  if (state.deliveries.some((delivery) => delivery.epoch === epoch)) return decided();
  const next = namedIn(state.offer);
  const pause = pauseAt(pauses, now);
  if (pause !== undefined) return decided(postponedByPause(epoch + 1, pause.to, next));
  const first = firstOpen(predecessors);
  return first === undefined ? decided() : decided(postponedAfter(epoch + 1, first, next, now));
}
