import { offerClaim } from '#application/offer-claim.ts';
import type { WishingPerson } from '#application/wishes.ts';
import type { Channel } from '#domain/contract/channel.ts';
import type { Contract } from '#domain/contract/contract.ts';
import type { Quiet } from '#domain/handoff/commands.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { canWait, quietUntil } from '#domain/routing/quiet-hours.ts';
import type { OfferPorts } from './offer-ports.ts';

type Offered = Extract<Handoff, { readonly status: 'offered' }>;

interface Asking {
  readonly person: WishingPerson;
  readonly contract: Contract;
}

/** Until when an offer waits because it is to be quiet for whoever is asked; undefined: it is sent now, or was already. */
export async function keptQuiet(
  ports: OfferPorts,
  state: Offered,
  { person, contract }: Asking,
  channels: readonly Channel[],
): Promise<Quiet | undefined> {
  const [channel] = channels;
  const until = quietUntil(person, ports.now());
  if (channel === undefined || until === undefined) return undefined;
  if (!canWait(contract, until, state.offer.expiresAt)) return undefined;
  return (await wasSent(ports, state, channels)) ? undefined : { channel, until };
}

/** A worker that sent it before the quiet hours, and died, could not say so. */
async function wasSent(
  { claims, postings }: OfferPorts,
  { handoffId, epoch }: Offered,
  channels: readonly Channel[],
): Promise<boolean> {
  const done = channels.map((channel) => claims.isDone(offerClaim(handoffId, epoch, channel)));
  const posted = (await postings.get(handoffId, epoch)) !== undefined;
  return posted || (await Promise.all(done)).includes(true);
}
