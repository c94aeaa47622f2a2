import type { Channel } from '../contract/channel.ts';
import type { Trouble } from '../ports/channel-troubles.ts';

/** One offer that did not arrive. */
export interface Loss extends Pick<Trouble, 'person' | 'channel' | 'because'> {
  /** Names the offer: whatever is told of it twice counts once. */
  readonly offer: string;
  readonly at: string;
}

/** In place of a person: the channel itself takes nothing from us, whoever it is for. */
export const EVERYBODY = '*';
/** So many offers in a row that did not arrive are no chance. */
const FAILURES_UNTIL_MARKED = 3;
/** Nothing is told of an offer again after so many others. */
const OFFERS_REMEMBERED = 20;

/** What is known of a way to somebody after one more loss. */
export function troubleAfter(before: Trouble | undefined, loss: Loss): Trouble {
  const { person, channel, because, offer, at } = loss;
  if (before?.offers.includes(offer) === true) return before;
  const { failures = 0, since = at, offers = [] } = before ?? {};
  const remembered = [offer, ...offers].slice(0, OFFERS_REMEMBERED);
  return { person, channel, because, since, failures: failures + 1, offers: remembered };
}

/** Whether a way keeps failing: it is tried last, and shown. */
export function isMarked({ failures }: Pick<Trouble, 'failures'>): boolean {
  return failures >= FAILURES_UNTIL_MARKED;
}

/** The same channels, those to the end that keep failing for this person or for everybody. */
export function trustedFirst(
  channels: readonly Channel[],
  troubles: readonly Trouble[],
  person: string,
): readonly Channel[] {
  const isTrusted = (channel: Channel): boolean =>
    !troublesOf(troubles, person, channel).some((trouble) => isMarked(trouble));
  return [...channels.filter(isTrusted), ...channels.filter((channel) => !isTrusted(channel))];
}

/** What stands against a way to a person: their own, and everybody's. */
export function troublesOf(
  troubles: readonly Trouble[],
  person: string,
  channel: Channel,
): readonly Trouble[] {
  return troubles.filter(
    (one) => one.channel === channel && (one.person === person || one.person === EVERYBODY),
  );
}
