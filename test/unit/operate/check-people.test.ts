import { describe, expect, it } from 'vitest';
import { containing } from './matching.ts';
import type { ChatMembers, Sender } from '#domain/ports/operations.ts';
import { checkPeople } from '#lambdas/look-up/routes/check-people.ts';
import { playedSender } from '#test/scenario-support/played-sender.ts';
import { sampleDirectory } from '../contract/sample.ts';

const people = sampleDirectory.people.map((person) =>
  person.id === 'maya-chen' ? { ...person, ids: { ...person.ids, slack: 'U0MAYA' } } : person,
);
const bundle = { contracts: [], directory: { ...sampleDirectory, people } };

const found = (
  suppressed: Awaited<ReturnType<Sender['suppressed']>>,
  members?: Awaited<ReturnType<ChatMembers['look']>>,
) =>
  checkPeople({
    bundle,
    sender: playedSender({ suppressed: async () => suppressed }),
    members: members === undefined ? undefined : { look: async () => members },
  });

describe('whether people are reached', () => {
  it('is told once where everybody is', async () => {
    expect(await found(new Set(), new Set(['U0MAYA']))).toEqual([
      { name: 'people by mail', ok: true, found: 'SES sends to each of the 5 addresses', about: 'people' },
      { name: 'people in Slack', ok: true, found: 'each of the 1 with an id is there', about: 'people' },
    ]);
  });

  it('names whoever SES sends nothing to, and whoever is not in Slack', async () => {
    const { email = '' } = people.find(({ id }) => id === 'tom-okafor') ?? {};
    expect(await found(new Set([email.toLowerCase()]), new Set(['U0OTHER']))).toMatchObject([
      { name: 'mail of tom-okafor', ok: false },
      { name: 'Slack of maya-chen', ok: false, found: containing('U0MAYA') },
    ]);
  });

  it('asks nothing of who has left', async () => {
    const gone = people.map((one) => (one.id === 'maya-chen' ? { ...one, isActive: false } : one));
    const { email = '' } = gone.find(({ id }) => id === 'maya-chen') ?? {};
    const checks = await checkPeople({
      bundle: { contracts: [], directory: { ...sampleDirectory, people: gone } },
      sender: playedSender({ suppressed: async () => new Set([email.toLowerCase()]) }),
      members: { look: async () => new Set<string>() },
    });
    expect(checks).toMatchObject([{ name: 'people by mail', ok: true }]);
  });

  it('says nothing of Slack on a stage without it', async () => {
    expect(await found(new Set())).toHaveLength(1);
  });

  it('says what was not looked at, and why', async () => {
    expect(await found('not-permitted', { because: 'missing_scope' })).toMatchObject([
      { name: 'people by mail', ok: false, next: containing('ses:ListSuppressedDestinations') },
      { name: 'people in Slack', ok: false, next: containing('users:read') },
    ]);
    expect(await found('too-many', { because: 'token-unset' })).toMatchObject([
      { ok: true, found: containing('not checked') },
      { ok: true, found: 'not checked: the token is unset' },
    ]);
    expect(await found({ because: 'http-429' }, { because: 'ratelimited' })).toMatchObject([
      { ok: false, found: 'SES did not say (http-429)' },
      { ok: true, found: containing('not checked') },
    ]);
    expect(await found(new Set(), { because: 'invalid_auth' })).toMatchObject([
      { ok: true },
      { ok: false, next: containing('slack-bot-token') },
    ]);
  });
});
