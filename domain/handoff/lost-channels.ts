import type { Channel } from '../contract/channel.ts';
import type { Contract } from '../contract/contract.ts';
import type { Person } from '../contract/directory.ts';
import { channelsOf } from '../routing/channel-order.ts';
import type { HandoffFact } from './facts.ts';
import type { Handoff } from './state.ts';

/** A message to somebody that did not arrive; `isLost`: it ended its offer, and nothing more goes that way. */
export interface FailedDelivery {
  readonly epoch: number;
  readonly person: string | undefined;
  readonly channel: Channel;
  readonly isLost: boolean;
}

/** What did not arrive since a person last decided, after one fact. */
export function failuresAfter(
  { failures, lastOffer }: Pick<Handoff, 'failures' | 'lastOffer'>,
  fact: HandoffFact,
): readonly FailedDelivery[] {
  if (fact.type === 'HandoffReleased' || fact.type === 'OfferWithdrawn') return [];
  if (fact.type !== 'DeliveryFailed' && fact.type !== 'OfferUndeliverable') return failures;
  const { epoch, channel, type } = fact;
  return [...failures, { epoch, channel, person: lastOffer?.to, isLost: type === 'OfferUndeliverable' }];
}

/** Whether the offer of an epoch ended because a message on this channel did not arrive. */
export function isLost({ failures }: Pick<Handoff, 'failures'>, epoch: number, channel: Channel): boolean {
  return failures.some((one) => one.isLost && one.epoch === epoch && one.channel === channel);
}

/** The rules and the person that decide which ways there are to ask. */
export interface Asking {
  readonly person: Pick<Person, 'id' | 'ids' | 'channels'>;
  readonly contract: Pick<Contract, 'acknowledgment'>;
}

/** The ways to ask somebody, in their order, without those by which a message to them is known not to arrive. */
export function openChannels({ failures }: Pick<Handoff, 'failures'>, asking: Asking): readonly Channel[] {
  const isOut = (channel: Channel): boolean =>
    failures.some((one) => one.isLost && one.person === asking.person.id && one.channel === channel);
  return channelsOf(asking).filter((channel) => !isOut(channel));
}

/** Whether somebody whose offer ended undelivered can be asked by a channel that it was not sent on; `closed`: those that the stage does not have. */
export function hasOtherChannel(
  state: Pick<Handoff, 'failures' | 'epoch'>,
  asking: Asking,
  closed: readonly Channel[] = [],
): boolean {
  const failed = state.failures.filter(({ epoch }) => epoch === state.epoch).map(({ channel }) => channel);
  return openChannels(state, asking).some(
    (channel) => !failed.includes(channel) && !closed.includes(channel),
  );
}
