import type { Person } from '#domain/contract/directory.ts';
import type { Check } from '#domain/operator/checks.ts';
import type { LookUpPorts } from '../look-up-ports.ts';
import { ASK_AGAIN, lookYourself } from './look-yourself.ts';

type PeoplePorts = Pick<LookUpPorts, 'bundle' | 'sender' | 'members'>;

/** Whether each person is reached by each way that the directory names, as the systems behind those ways say now. */
export async function checkPeople(ports: PeoplePorts): Promise<readonly Check[]> {
  const [byMail, inSlack] = await Promise.all([checkMail(ports), checkSlack(ports)]);
  return [...byMail, ...inSlack].map((check) => ({ about: 'people' as const, ...check }));
}

const BY_MAIL = 'people by mail';

async function checkMail({ bundle, sender }: PeoplePorts): Promise<readonly Check[]> {
  const people = bundle.directory.people.filter(({ isActive }) => isActive);
  const refused = await sender.suppressed(people.map(addressOf));
  if (typeof refused === 'object' && 'because' in refused)
    return [{ name: BY_MAIL, ok: false, found: `SES did not say (${refused.because})`, next: ASK_AGAIN }];
  if (refused === 'not-permitted') {
    const next = lookYourself("SES's suppression list", 'ses:ListSuppressedDestinations');
    return [{ name: BY_MAIL, ok: false, found: 'cannot look', next }];
  }
  if (refused === 'too-many')
    return [{ name: BY_MAIL, ok: true, found: 'not checked: more than 10,000 addresses are suppressed' }];
  const unreached = people.filter((person) => refused.has(addressOf(person)));
  if (unreached.length > 0) return unreached.map(({ id }) => suppressedOne(id));
  return [{ name: BY_MAIL, ok: true, found: `SES sends to each of the ${String(people.length)} addresses` }];
}

const addressOf = ({ email }: Person): string => email.toLowerCase();

const suppressedOne = (person: string): Check => ({
  name: `mail of ${person}`,
  about: 'person',
  ok: false,
  found: 'SES sends nothing to the address: mail to it bounced, or was complained about',
  next: 'Put the address right in directory.yaml; if it is right, take it off the suppression list in the console of SES.',
});

const IN_SLACK = 'people in Slack';

async function checkSlack({ bundle, members }: PeoplePorts): Promise<readonly Check[]> {
  const named = bundle.directory.people.flatMap(({ id, ids, isActive }) =>
    ids.slack === undefined || !isActive ? [] : [{ id, slack: ids.slack }],
  );
  if (members === undefined || named.length === 0) return [];
  const there = await members.look();
  if ('because' in there) return [unlooked(there.because)];
  const gone = named.filter(({ slack }) => !there.has(slack));
  if (gone.length > 0) return gone.map(({ id, slack }) => goneOne(id, slack));
  return [{ name: IN_SLACK, ok: true, found: `each of the ${String(named.length)} with an id is there` }];
}

const goneOne = (person: string, slack: string): Check => ({
  name: `Slack of ${person}`,
  about: 'person',
  ok: false,
  found: `${slack} is nobody's id there, or they have left`,
  next: 'Put ids.slack right in directory.yaml, or take it out: they are told by mail then (npx baton people import finds ids).',
});

/** An unset token has a line of its own, and a workspace that is too large for one look is no fault. */
function unlooked(because: string): Check {
  if (because === 'token-unset')
    return { name: IN_SLACK, ok: true, found: 'not checked: the token is unset' };
  if (because === 'ratelimited' || because === 'too-many')
    return { name: IN_SLACK, ok: true, found: 'not checked: more members than Slack lists at once' };
  const next =
    because === 'missing_scope'
      ? 'Give the app the scopes users:read and users:read.email in Slack, and install it again.'
      : 'Ask again in a minute; if Slack refuses the token: npx baton secrets set slack-bot-token';
  return { name: IN_SLACK, ok: false, found: `Slack does not say who is there: ${because}`, next };
}
