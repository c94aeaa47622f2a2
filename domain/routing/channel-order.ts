import type { Channel } from '../contract/channel.ts';
import { channels as all } from '../contract/channel.ts';
import type { Contract } from '../contract/contract.ts';
import type { Person } from '../contract/directory.ts';

/** Of a person, what decides by which ways they can be told. */
type Reachable = Pick<Person, 'ids' | 'channels'>;

/** The ways that the directory gives somebody: those that it names, else all that they have. */
export function ownChannels({ ids, channels }: Reachable): readonly Channel[] {
  const given: readonly Channel[] = channels ?? all;
  return given.filter((channel) => channel === 'email' || ids.slack !== undefined);
}

/**
 * Somebody as they wish to be told: what the directory gives them, in their own order. What it does not give them cannot
 * be wished for, and what they do not name comes last. Without a wish they are as they were.
 */
export function asWished<Somebody extends Reachable>(
  person: Somebody,
  wished: readonly Channel[] | undefined,
): Somebody {
  if (wished === undefined) return person;
  const own = ownChannels(person);
  const first = wished.filter((channel) => own.includes(channel));
  return { ...person, channels: [...first, ...own.filter((channel) => !first.includes(channel))] };
}

/** The ways to ask somebody, in the order in which they are tried: of those that the contract allows, in their own order if they have one. */
export function channelsOf(asking: {
  readonly person: Reachable;
  readonly contract: Pick<Contract, 'acknowledgment'>;
}): readonly Channel[] {
  const { person, contract } = asking;
  const allowed = contract.acknowledgment.channels.filter(
    (channel) => channel === 'email' || person.ids.slack !== undefined,
  );
  return person.channels?.filter((channel) => allowed.includes(channel)) ?? allowed;
}

/**
 * The ways by which somebody is told of an incident, the first one first: by Slack only whoever names it among their own
 * channels. A mail is what remains wherever no other way takes it.
 */
export function waysToTell({ ids, channels = [] }: Reachable): readonly Channel[] {
  return ids.slack !== undefined && channels.includes('slack') ? channels : ['email'];
}
