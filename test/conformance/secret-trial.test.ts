import { afterEach, describe, expect, it } from 'vitest';
import type { SecretName } from '#domain/operator/requests.ts';
import { startSandboxAsana } from '#local/sandbox/asana/start-sandbox-asana.ts';
import { startSandboxHttpTarget } from '#local/sandbox/http-target/start-sandbox-http-target.ts';
import { startSandboxHubSpot } from '#local/sandbox/hubspot/start-sandbox-hubspot.ts';
import { startSandboxSalesforce } from '#local/sandbox/salesforce/start-sandbox-salesforce.ts';
import { startSandboxSlack } from '#local/sandbox/slack/start-sandbox-slack.ts';
import { tryingSecrets } from '#lambdas/store-secret/trying-secrets.ts';
import { boardSystem } from '#test/unit/contract/sample.ts';
import { asanaToken } from './support/connectors/asana-sandbox.ts';
import { boardToken } from './support/connectors/http-sandbox.ts';
import { hubspotIdentity } from './support/connectors/hubspot-sandbox.ts';
import { salesforceIdentity } from './support/connectors/salesforce-sandbox.ts';

/** Where nobody listens. */
const NOWHERE = 'http://127.0.0.1:1';
const nowhere = {
  HUBSPOT_BASE_URL: NOWHERE,
  SALESFORCE_BASE_URL: NOWHERE,
  ASANA_BASE_URL: NOWHERE,
  SLACK_BASE_URL: NOWHERE,
  HTTP_SYSTEMS: { 'http-board': onBoard(NOWHERE) },
  VENDOR_TIMEOUT_MS: 5_000,
};

function onBoard(baseUrl: string) {
  return { baseUrl, header: 'Authorization', scheme: 'Bearer', reach: 'any' as const };
}

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.stop();
});

function kept<Sandbox extends { stop(): Promise<void> }>(sandbox: Sandbox): Sandbox {
  running.push(sandbox);
  return sandbox;
}

interface Tried {
  readonly name: SecretName;
  readonly right: string;
  readonly wrong: string;
  readonly because: string;
  /** Starts the system, and says where it is. */
  readonly start: () => Promise<Partial<typeof nowhere>>;
}

const app = (clientSecret: string) => JSON.stringify({ ...salesforceIdentity, clientSecret });

const TRIED: readonly Tried[] = [
  {
    ...{ name: 'hubspot-token', right: hubspotIdentity.token, wrong: 'pat-wrong', because: 'HTTP 401' },
    start: async () => ({
      HUBSPOT_BASE_URL: kept(await startSandboxHubSpot({ ...hubspotIdentity, port: 0 })).url,
    }),
  },
  {
    ...{ name: 'asana-token', right: asanaToken, wrong: 'wrong', because: 'HTTP 401' },
    start: async () => ({
      ASANA_BASE_URL: kept(await startSandboxAsana({ port: 0, token: asanaToken })).apiUrl,
    }),
  },
  {
    name: 'salesforce-client',
    ...{ right: app(salesforceIdentity.clientSecret), wrong: app('wrong'), because: 'invalid_client' },
    start: async () => ({
      SALESFORCE_BASE_URL: kept(await startSandboxSalesforce({ ...salesforceIdentity, port: 0 })).url,
    }),
  },
  {
    ...{ name: 'slack-bot-token', right: 'xoxb-right', wrong: 'xoxb-wrong', because: 'invalid_auth' },
    start: async () => {
      const options = { port: 0, token: 'xoxb-right', signingSecret: 'signs', users: [] };
      return { SLACK_BASE_URL: kept(await startSandboxSlack(options)).url };
    },
  },
  {
    ...{ name: 'http-board', right: boardToken, wrong: 'wrong', because: 'HTTP 401' },
    start: async () => {
      const { apiUrl } = kept(await startSandboxHttpTarget({ port: 0, token: boardToken }));
      return { HTTP_SYSTEMS: { 'http-board': onBoard(apiUrl) } };
    },
  },
];

describe.each(TRIED)('$name, tried once', ({ name, right, wrong, because, start }) => {
  it('is accepted or refused as its system takes it', async () => {
    const trySecret = tryingSecrets({ ...nowhere, ...(await start()) }, [boardSystem]);
    expect(await trySecret(name, right)).toEqual({ kind: 'accepted' });
    expect(await trySecret(name, wrong)).toEqual({ kind: 'refused', because });
  });

  it('is neither while nobody answers', async () => {
    const trial = await tryingSecrets(nowhere, [boardSystem])(name, right);
    expect(trial).toMatchObject({ kind: 'unanswered' });
    expect(JSON.stringify(trial)).not.toContain(right);
  });
});

describe('nothing can be asked', () => {
  const trySecret = tryingSecrets(nowhere, []);

  it.each<[SecretName, string]>([
    ['hubspot-client-secret', 'signs'],
    ['slack-signing-secret', 'signs'],
    ['on-call-webhook', 'whsec_c2lnbnM='],
    ['hubspot-token', '{"clientId":"id","clientSecret":"secret"}'],
    ['salesforce-client', '{"clientId":"id","clientSecret":"secret","grant":"authorization_code"}'],
    ['http-board', 'of a system that nobody has described'],
  ])('with %s alone: %s', async (name, value) => {
    expect(await trySecret(name, value)).toEqual({ kind: 'not-possible' });
  });
});
