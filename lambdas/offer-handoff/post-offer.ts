import type { Person } from '#domain/contract/directory.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { presentOfferMessage } from '#lambdas/_presenting/offer-message.ts';
import type { ChannelOutcome, OfferPorts } from './offer-ports.ts';

/** Asks a person in Slack, and keeps where the message stands: it is changed when the offer ends. */
export async function postOffer(
  ports: OfferPorts,
  state: Handoff,
  acceptBy: string,
  person: Person,
): Promise<ChannelOutcome> {
  const user = person.ids.slack;
  if (user === undefined || ports.chat === undefined) return { outcome: 'closed' };
  // A worker that died before it could say so has posted it.
  if ((await ports.postings.get(state.handoffId, state.epoch)) !== undefined) return { outcome: 'sent' };
  const posted = await ports.chat.post(user, await presentOfferMessage(ports, state, acceptBy, person));
  if (posted.outcome === 'sent') await ports.postings.put(state.handoffId, state.epoch, posted.posting);
  return posted;
}
