import { describe, expect, it } from 'vitest';
import { HUBSPOT_SCOPES } from '#adapters/hubspot/oauth.ts';
import manifest from '#adapters/hubspot/project-app/src/app/app-hsmeta.json' with { type: 'json' };
import { tokenOrAppSchema } from '#adapters/oauth/credential.ts';
import { salesforceCredentialSchema } from '#adapters/salesforce/credential.ts';

const app = { clientId: 'id', clientSecret: 'secret' };

describe('a credential of HubSpot or Asana', () => {
  it.each([
    [' pat-1\n', { form: 'token', token: 'pat-1' }],
    [JSON.stringify(app), { form: 'oauth', app }],
  ])('may be %j', (text, expected) => {
    expect(tokenOrAppSchema.parse(text)).toEqual(expected);
  });

  it.each(['', 'two words', 'clé', '{', '{}', '{"clientId":"id"}', JSON.stringify({ ...app, x: 1 })])(
    'may not be %j, and says what it may be',
    (text) => {
      const { error } = tokenOrAppSchema.safeParse(text);
      expect(error?.issues[0]?.message).toMatch(/^a token, or an OAuth app as \{"clientId"|Unrecognized key/);
    },
  );
});

describe('a credential of Salesforce', () => {
  it.each([
    [app, 'client_credentials'],
    [{ ...app, grant: 'authorization_code' }, 'authorization_code'],
  ])('may be %j', (value, grant) => {
    expect(salesforceCredentialSchema.parse(JSON.stringify(value))).toEqual({ ...app, grant });
  });

  it.each(['', 'key', '{', '{}', JSON.stringify({ ...app, grant: 'password' })])('may not be %j', (text) => {
    expect(salesforceCredentialSchema.safeParse(text).success).toBe(false);
  });
});

it('What a consent to HubSpot asks for is what the app needs with a static token, and that it is one', () => {
  const { requiredScopes } = manifest.config.auth;
  expect([...HUBSPOT_SCOPES].sort()).toEqual(['oauth', ...requiredScopes].sort());
});
