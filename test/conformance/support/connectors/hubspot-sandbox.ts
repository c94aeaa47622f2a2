import { createHubSpotConnector } from '#adapters/hubspot/hubspot-connector.ts';
import { hubspotConsentUrl, hubspotTokenUrl } from '#adapters/hubspot/oauth.ts';
import { tokenOrConsent } from '#adapters/oauth/token-or-consent.ts';
import { HUBSPOT_CLIENT_ID } from '#local/sandbox/hubspot/api/oauth-routes.ts';
import { startSandboxHubSpot } from '#local/sandbox/hubspot/start-sandbox-hubspot.ts';
import { accessTo } from './credential.ts';
import { control } from './control.ts';
import type { RunningSystem, System } from './system.ts';

export const hubspotIdentity = {
  portalId: 62_515,
  appId: 54_321,
  clientSecret: 'app-secret',
  token: 'app-token',
} as const;

const owner = 'hubspot_owner_id';

/** HubSpot, as its sandbox plays it. */
export const hubspotSandbox: System = {
  name: 'HubSpot',
  start,
  refusedForGood: [
    [{ [owner]: '1' }, 'INVALID_OWNER_ID', owner],
    [{ [owner]: '71001', no_such_property: 'x' }, 'PROPERTY_DOESNT_EXIST', 'no_such_property'],
  ],
  rules: [['validation', owner]],
  deferring: [
    ['rate-limited', 10],
    ['rate-limited-daily', 3_600],
    ['locked', 2],
    ['migrating', 3_600],
  ],
  passing: [],
  open: [
    ['server-error', 'http-502'],
    ['html', 'unreadable-answer'],
    ['malformed', 'unreadable-answer'],
    ['error-in-success', 'unreadable-answer'],
    ['reset', 'UND_ERR_SOCKET'],
    ['truncated', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'],
  ],
  silent: [
    ['timeout', false],
    ['slow-drip', false],
    ['applied-then-timeout', true],
  ],
  reads: [
    ['server-error', { kind: 'unknown', because: 'http-502' }],
    ['html', { kind: 'unknown', because: 'unreadable-answer' }],
    ['reset', { kind: 'unknown', because: 'UND_ERR_SOCKET' }],
    ['unauthorised', { kind: 'unauthorised' }],
    ['locked', { kind: 'deferred', because: 'LOCKED', afterSeconds: 2 }],
  ],
  unusable: [undefined, '', 'two\nlines', 'clé'],
  wrong: ['another'],
  mayBeNobodys: true,
  makes: false,
  readsStale: true,
  tellsAuthors: true,
  ownerField: { kind: 'reference', isWritable: true },
  tellsExpiry: true,
};

const app = { clientId: HUBSPOT_CLIENT_ID, clientSecret: hubspotIdentity.clientSecret };

async function start(): Promise<RunningSystem> {
  const sandbox = await startSandboxHubSpot({ ...hubspotIdentity, port: 0 });
  const ask = (method: string, path: string, body?: unknown) => control(sandbox.url, method, path, body);
  const record = { objectType: 'contact', objectId: '501' };
  return {
    record,
    nobody: { ...record, objectId: '999999' },
    astray: { ...record, objectId: '501/../502?x=' },
    owner,
    owners: { before: '71004', wanted: '71001', third: '71002', altered: '71003' },
    clearable: 'jobtitle',
    instant: 'baton_since',
    credential: hubspotIdentity.token,
    connector: ({ timeoutMs = 5_000, credential = () => hubspotIdentity.token, access = {} } = {}) =>
      createHubSpotConnector({
        ...{ baseUrl: sandbox.url, appId: String(hubspotIdentity.appId), timeoutMs },
        tokens: tokenOrConsent(
          hubspotTokenUrl(sandbox.url),
          accessTo(() => Promise.resolve(credential()), access),
        ),
        now: access.now ?? Date.now,
      }),
    consenting: {
      app,
      consentUrl: hubspotConsentUrl(sandbox.url),
      tokenUrl: hubspotTokenUrl(sandbox.url),
      credential: JSON.stringify(app),
      control: ask,
    },
    reset: async () => {
      await ask('DELETE', 'faults');
      const properties = { [owner]: '71004', email: 'a@example.com', jobtitle: 'VP' };
      await ask('PUT', 'records/contacts/501', { properties });
      await ask('DELETE', 'requests');
    },
    fault: async (kind) => {
      const values = kind === 'altered' ? { values: { [owner]: '71003' } } : {};
      await ask('POST', 'faults', { fault: kind, match: { pathPattern: '*/501' }, ...values });
    },
    held: async () => {
      const response = await ask('GET', 'records/contacts/501');
      const { properties } = (await response.json()) as { properties: Record<string, string> };
      return properties[owner] ?? '';
    },
    changeAsPerson: async (value) => {
      await ask('PATCH', 'records/contacts/501', { properties: { [owner]: value }, userId: 98_005 });
    },
    requestCount: async () => {
      const requests = (await (await ask('GET', 'requests')).json()) as { path: string }[];
      return requests.filter(({ path }) => !path.startsWith('/oauth/')).length;
    },
    stop: () => sandbox.stop(),
  };
}
