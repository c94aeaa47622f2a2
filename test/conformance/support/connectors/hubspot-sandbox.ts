import { createHubSpotConnector } from '#adapters/hubspot/hubspot-connector.ts';
import { startSandboxHubSpot } from '#local/sandbox/hubspot/start-sandbox-hubspot.ts';
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
  rules: [['validation', 'jobtitle']],
  deferring: [
    ['rate-limited-burst', 10],
    ['rate-limited-daily', 3_600],
    ['locked', 2],
    ['migrating', 3_600],
  ],
  passing: [],
  open: [
    ['server-error', 'http-502'],
    ['html', 'unreadable-answer'],
    ['reset', 'UND_ERR_SOCKET'],
  ],
  silent: [
    ['timeout', false],
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
};

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
    connector: ({ timeoutMs = 5_000, credential = () => hubspotIdentity.token } = {}) =>
      createHubSpotConnector({
        ...{ baseUrl: sandbox.url, appId: String(hubspotIdentity.appId), timeoutMs },
        token: () => Promise.resolve(credential()),
      }),
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
    requestCount: async () => ((await (await ask('GET', 'requests')).json()) as unknown[]).length,
    stop: () => sandbox.stop(),
  };
}
