import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import type { FailDelivery } from './commands.ts';
import type { HandoffFact } from './facts.ts';
import { isLost } from './lost-channels.ts';
import type { Handoff } from './state.ts';

/**
 * A message that had been sent did not arrive: the offer that it carried is over, because nobody was asked by it. It
 * may come before the log knows that the message was sent, and twice; an offer that is over already stays as it ended.
 */
export function decideDelivery(
  state: Handoff,
  { epoch, channel, because }: FailDelivery,
): Decision<HandoffFact> {
  if (isLost(state, epoch, channel)) return decided();
  if (state.status !== 'offered' || state.epoch !== epoch) return refused('over');
  return decided({ type: 'OfferUndeliverable', epoch, channel, because });
}
