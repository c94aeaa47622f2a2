import { offerClaim } from '#application/offer-claim.ts';
import { isTokenRefused } from '#adapters/slack/classify-answer.ts';
import { contractByDigest } from '#application/contracts.ts';
import { personAsWished } from '#application/wishes.ts';
import { noteArrived, noteLost } from '#application/note-channel.ts';
import type { Channel } from '#domain/contract/channel.ts';
import type { Person } from '#domain/contract/directory.ts';
import type { Delivery, Quiet } from '#domain/handoff/commands.ts';
import { openChannels } from '#domain/handoff/lost-channels.ts';
import type { Asking } from '#domain/handoff/lost-channels.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { channelsOf } from '#domain/routing/channel-order.ts';
import type { Trouble } from '#domain/ports/channel-troubles.ts';
import { EVERYBODY, trustedFirst } from '#domain/routing/channel-trouble.ts';
import { addSeconds } from '#domain/time.ts';
import { keptQuiet } from './kept-quiet.ts';
import { mailOffer } from './mail-offer.ts';
import type { ChannelOutcome, OfferPorts } from './offer-ports.ts';
import { postOffer } from './post-offer.ts';

type Failed = Extract<ChannelOutcome, { readonly because: string }>;
type Offered = Extract<Handoff, { readonly status: 'offered' }>;

/** One way to ask a person. */
interface Way {
  readonly channel: Channel;
  readonly ask: typeof mailOffer;
}

const WAYS: Readonly<Record<Channel, Way>> = {
  email: { channel: 'email', ask: mailOffer },
  slack: { channel: 'slack', ask: postOffer },
};

/**
 * Sends one offer by the first channel that takes it: one that does not is followed by the next at once, because the
 * time of the offer runs. Answers what became of each that was tried, or that it is to be quiet and nothing was sent.
 */
export async function sendOffer(
  ports: OfferPorts,
  state: Handoff,
): Promise<readonly Delivery[] | Quiet | 'busy'> {
  if (state.status !== 'offered' || isDelivered(state)) return [];
  const person = await personAsWished(ports, state.offer.to);
  if (person === undefined) return [{ channel: 'email', outcome: 'failed', because: 'unknown-person' }];
  const tried: Delivery[] = [];
  const asking = { person, contract: await contractByDigest(ports, state.contractDigest) };
  const troubles = await ports.troubles.list();
  const ways = waysTo(ports, state, asking, troubles);
  if (ways.length === 0) return [noWayTo(asking)];
  const channels = ways.map(({ channel }) => channel);
  const quiet = await keptQuiet(ports, state, asking, channels);
  if (quiet !== undefined) return quiet;
  for (const way of ways) {
    const { channel } = way;
    const sent = await sendOnce(ports, state, person, way);
    if (sent.outcome === 'busy') return 'busy';
    if (sent.outcome === 'sent') {
      if (channel === 'slack') await noteArrived(ports, person.id, channel, troubles);
      return [...tried, { channel, outcome: 'delivered' }];
    }
    if (sent.outcome === 'refused') await noteRefused(ports, state, channel, sent.because);
    if (sent.outcome !== 'closed') tried.push(failedBy(channel, sent, ports.random()));
  }
  return tried;
}

/** A token that is refused is no fault of whoever is asked. */
async function noteRefused(
  ports: OfferPorts,
  { handoffId, epoch, offer }: Offered,
  channel: Channel,
  because: string,
): Promise<void> {
  const isOurs = channel === 'slack' && isTokenRefused({ outcome: 'refused', because });
  const person = isOurs ? EVERYBODY : offer.to;
  await noteLost(ports, { handoffId, epoch, person, channel, because });
}

function failedBy(channel: Channel, sent: Failed, jitter: number): Delivery {
  const { because } = sent;
  if (sent.outcome === 'refused') return { channel, outcome: 'failed', because };
  return { channel, outcome: 'later', because, afterSeconds: sent.afterSeconds ?? 0, jitter };
}

/** All that are left to them are ways that this stage does not have. */
function noWayTo(asking: Asking): Delivery {
  const [channel = 'email'] = channelsOf(asking);
  return { channel, outcome: 'failed', because: 'no-channel' };
}

/** In the order in which they are tried, without those that are known not to lead there; what keeps failing comes last. */
function waysTo(
  { chat }: OfferPorts,
  state: Offered,
  asking: Asking,
  troubles: readonly Trouble[],
): readonly Way[] {
  return trustedFirst(openChannels(state, asking), troubles, asking.person.id)
    .map((channel) => WAYS[channel])
    .filter(({ channel }) => channel !== 'slack' || chat !== undefined);
}

/** A claim stands in front of each channel, because the log cannot yet say whether another run is sending the offer. */
async function sendOnce(
  ports: OfferPorts,
  state: Offered,
  person: Person,
  { channel, ask }: Way,
): Promise<ChannelOutcome | { readonly outcome: 'busy' }> {
  const claim = offerClaim(state.handoffId, state.epoch, channel);
  const now = ports.now();
  const claimed = await ports.claims.claim(claim, now, addSeconds(now, ports.settings.claimSeconds));
  if (claimed === 'busy') return { outcome: 'busy' };
  if (claimed === 'done') return { outcome: 'sent' };
  const sent = await ask(ports, state, state.offer.expiresAt, person);
  await (sent.outcome === 'sent' ? ports.claims.markDone(claim, ports.now()) : ports.claims.release(claim));
  return sent;
}

function isDelivered(state: Handoff): boolean {
  return state.deliveries.some(({ epoch }) => epoch === state.epoch);
}
