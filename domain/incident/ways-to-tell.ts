import type { Channel } from '../contract/channel.ts';
import type { Person } from '../contract/directory.ts';

/**
 * The ways by which somebody is told of an incident, the first one first: by Slack only whoever names it among their own
 * channels. A mail is what remains wherever no other way takes it.
 */
export function waysToTell({ ids, channels = [] }: Pick<Person, 'ids' | 'channels'>): readonly Channel[] {
  return ids.slack !== undefined && channels.includes('slack') ? channels : ['email'];
}
