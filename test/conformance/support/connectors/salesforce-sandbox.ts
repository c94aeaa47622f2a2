import { createSalesforceConnector } from '#adapters/salesforce/salesforce-connector.ts';
import { salesforceConsentUrl, salesforceTokenUrl } from '#adapters/salesforce/oauth.ts';
import { salesforceTokens } from '#adapters/salesforce/tokens.ts';
import { sampleLeadId } from '#local/sandbox/salesforce/seed/records.ts';
import { userNamed } from '#local/sandbox/salesforce/seed/users.ts';
import { startSandboxSalesforce } from '#local/sandbox/salesforce/start-sandbox-salesforce.ts';
import { accessTo } from './credential.ts';
import { control } from './control.ts';
import type { RunningSystem, System } from './system.ts';

export const salesforceIdentity = { clientId: 'consumer-key', clientSecret: 'consumer-secret' } as const;

const owner = 'OwnerId';
const limited = 'REQUEST_LIMIT_EXCEEDED';

/** Salesforce, as its sandbox plays it. */
export const salesforceSandbox: System = {
  name: 'Salesforce',
  start,
  refusedForGood: [
    [{ [owner]: '005R00000099999' }, 'INVALID_CROSS_REFERENCE_KEY', owner],
    [{ [owner]: userNamed('Noah') }, 'INACTIVE_OWNER_OR_USER', owner],
    [{ [owner]: userNamed('Maya'), Tier__c: 'x' }, 'INVALID_FIELD', 'Tier__c'],
    [{ Status: 'SQL' }, 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', 'Status'],
    [{ Title: 'x'.repeat(129) }, 'STRING_TOO_LONG', 'Title'],
    [{ LastName: '' }, 'REQUIRED_FIELD_MISSING', 'LastName'],
    [{ IsConverted: 'true' }, 'INVALID_FIELD_FOR_INSERT_UPDATE', 'IsConverted'],
  ],
  rules: [['validation', owner]],
  deferring: [
    ['rate-limited-daily', 3_600],
    ['too-many-at-once', 30],
    ['rate-limited', 7],
  ],
  passing: [['locked', 'UNABLE_TO_LOCK_ROW']],
  open: [
    ['locked-500', 'http-500'],
    ['server-error', 'http-503'],
    ['html', 'unreadable-answer'],
    ['malformed', 'unreadable-answer'],
    ['error-in-success', 'unreadable-answer'],
    ['redirect', 'http-302'],
    ['reset', 'UND_ERR_SOCKET'],
    ['truncated', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'],
  ],
  silent: [
    ['timeout', false],
    ['slow-drip', false],
    ['applied-then-timeout', true],
  ],
  reads: [
    ['server-error', { kind: 'unknown', because: 'http-503' }],
    ['html', { kind: 'unknown', because: 'unreadable-answer' }],
    ['malformed', { kind: 'unknown', because: 'unreadable-answer' }],
    ['redirect', { kind: 'unknown', because: 'http-302' }],
    ['reset', { kind: 'unknown', because: 'UND_ERR_SOCKET' }],
    ['rate-limited-daily', { kind: 'deferred', because: limited, afterSeconds: 3_600, isDaily: true }],
  ],
  unusable: [
    undefined,
    '',
    'consumer-key',
    '{}',
    '{"clientId":"consumer-key"}',
    '{"clientId":1,"clientSecret":2}',
  ],
  wrong: [
    '{"clientId":"consumer-key","clientSecret":"wrong"}',
    '{"clientId":"wrong","clientSecret":"consumer-secret"}',
  ],
  mayBeNobodys: false,
  makes: false,
  readsStale: true,
  tellsAuthors: true,
  ownerField: { kind: 'reference', isWritable: true },
};

async function start(): Promise<RunningSystem> {
  const sandbox = await startSandboxSalesforce({ ...salesforceIdentity, port: 0 });
  const ask = (method: string, path: string, body?: unknown) => control(sandbox.url, method, path, body);
  const record = { objectType: 'Lead', objectId: sampleLeadId };
  const path = `records/Lead/${sampleLeadId}`;
  return {
    record,
    nobody: { ...record, objectId: '00QR00000000999' },
    astray: { ...record, objectId: `${sampleLeadId}/../00QR00000000999?x=` },
    owner,
    owners: {
      before: userNamed('Tom'),
      wanted: userNamed('Maya'),
      third: userNamed('Jonas'),
      altered: userNamed('Priya'),
    },
    clearable: 'Title',
    instant: 'Baton_Since__c',
    credential: JSON.stringify(salesforceIdentity),
    connector: ({
      timeoutMs = 5_000,
      credential = () => JSON.stringify(salesforceIdentity),
      access = {},
    } = {}) =>
      createSalesforceConnector({
        ...{ domainUrl: sandbox.url, timeoutMs, now: access.now ?? Date.now },
        tokens: salesforceTokens(
          sandbox.url,
          accessTo(() => Promise.resolve(credential()), access),
        ),
      }),
    consenting: {
      app: salesforceIdentity,
      consentUrl: salesforceConsentUrl(sandbox.url),
      tokenUrl: salesforceTokenUrl(sandbox.url),
      credential: JSON.stringify({ ...salesforceIdentity, grant: 'authorization_code' }),
      control: ask,
    },
    reset: async () => {
      await ask('DELETE', 'faults');
      await ask('PATCH', path, { values: { [owner]: userNamed('Tom'), Title: 'VP', Baton_Since__c: null } });
      await ask('DELETE', 'requests');
    },
    fault: async (kind) => {
      await ask('POST', 'faults', { fault: kind, match: { pathPattern: '/services/data/*' } });
    },
    held: async () => ((await (await ask('GET', path)).json()) as { OwnerId: string }).OwnerId,
    changeAsPerson: async (value) => {
      await ask('PATCH', path, { values: { [owner]: value }, userId: userNamed('Lena') });
    },
    requestCount: async () => {
      const requests = (await (await ask('GET', 'requests')).json()) as { path: string }[];
      return requests.filter((request) => request.path.startsWith('/services/data/')).length;
    },
    stop: () => sandbox.stop(),
  };
}
