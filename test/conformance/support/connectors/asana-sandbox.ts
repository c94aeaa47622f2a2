import { createAsanaConnector } from '#adapters/asana/asana-connector.ts';
import { asanaConsentUrl, asanaTokenUrl } from '#adapters/asana/oauth.ts';
import { tokenOrConsent } from '#adapters/oauth/token-or-consent.ts';
import { ASANA_APP } from '#local/sandbox/asana/api/oauth-routes.ts';
import { customFields, kickoffs, users } from '#local/sandbox/asana/board/seed.ts';
import { startSandboxAsana } from '#local/sandbox/asana/start-sandbox-asana.ts';
import { accessTo } from './credential.ts';
import { control } from './control.ts';
import type { RunningSystem, System } from './system.ts';

export const asanaToken = 'app-token';
export const asanaKey = 'baton-0000000000000000000000000a';

const owner = 'assignee';

/** The id of a person of the sandbox. */
export function personInAsana(firstName: string): string {
  return users.find(({ name }) => name.startsWith(firstName))?.gid ?? firstName;
}

/** The property of a custom field of the sandbox. */
export function customFieldNamed(name: string): string {
  return `custom_field:${customFields.find((field) => field.name === name)?.gid ?? name}`;
}

const maya = personInAsana('Maya');
const tom = personInAsana('Tom');
const priya = personInAsana('Priya');

/** Asana, as its sandbox plays it. */
export const asanaSandbox: System = {
  name: 'Asana',
  start,
  refusedForGood: [
    [{ [owner]: '1' }, 'NOT_A_USER', owner],
    [{ [owner]: maya, due_on: 'tomorrow' }, 'NOT_A_DATE', 'due_on'],
    [{ attachments: '1' }, 'not-writable', 'attachments'],
  ],
  rules: [['validation', owner]],
  deferring: [['rate-limited', 30]],
  passing: [],
  open: [
    ['server-error', 'http-500'],
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
    ['server-error', { kind: 'unknown', because: 'http-500' }],
    ['html', { kind: 'unknown', because: 'unreadable-answer' }],
    ['malformed', { kind: 'unknown', because: 'unreadable-answer' }],
    ['error-in-success', { kind: 'unknown', because: 'unreadable-answer' }],
    ['reset', { kind: 'unknown', because: 'UND_ERR_SOCKET' }],
    ['unauthorised', { kind: 'unauthorised' }],
    ['forbidden', { kind: 'refused', because: 'http-403', permanent: true }],
    ['not-in-plan', { kind: 'refused', because: 'NOT_IN_PLAN', permanent: true }],
    ['rate-limited', { kind: 'deferred', because: 'RATE_LIMIT', afterSeconds: 30, isBrief: true }],
  ],
  unusable: [undefined, '', 'two\nlines', 'clé'],
  wrong: ['another'],
  mayBeNobodys: true,
  makes: true,
  readsStale: true,
  tellsAuthors: false,
  ownerField: { kind: 'reference', isWritable: true },
  tellsExpiry: true,
};

async function start(): Promise<RunningSystem> {
  const sandbox = await startSandboxAsana({ port: 0, token: asanaToken, requestsPerMinute: 100_000 });
  const ask = (method: string, path: string, body?: unknown) => control(sandbox.url, method, path, body);
  const record = { objectType: 'task', objectId: asanaKey };
  const task = `tasks/external:${asanaKey}`;
  return {
    record,
    nobody: { ...record, objectId: 'baton-nothing' },
    astray: { ...record, objectId: `nothing/../external:${asanaKey}?x=` },
    owner,
    owners: { before: tom, wanted: maya, third: personInAsana('Jonas'), altered: priya },
    clearable: 'due_on',
    instant: 'notes',
    credential: asanaToken,
    made: {
      record: { objectType: 'task', objectId: 'baton-0000000000000000000000000b' },
      values: { assignee: maya, project: kickoffs.gid, name: 'Kickoff: "Northwind"', due_on: '2026-11-30' },
      count: async () => ((await (await ask('GET', 'tasks')).json()) as unknown[]).length - 1,
    },
    connector: ({ timeoutMs = 5_000, credential = () => asanaToken, access = {} } = {}) => {
      const known = accessTo(() => Promise.resolve(credential()), access);
      const tokens = tokenOrConsent(asanaTokenUrl(sandbox.apiUrl), known);
      return createAsanaConnector({ baseUrl: sandbox.apiUrl, tokens, timeoutMs, now: known.now });
    },
    consenting: {
      app: ASANA_APP,
      consentUrl: asanaConsentUrl(sandbox.apiUrl),
      tokenUrl: asanaTokenUrl(sandbox.apiUrl),
      credential: JSON.stringify(ASANA_APP),
      control: ask,
    },
    reset: async () => {
      await ask('DELETE', 'faults');
      await ask('DELETE', 'tasks');
      const values = { name: 'Kickoff', assignee: tom, due_on: '2026-11-30', projects: [kickoffs.gid] };
      await ask('POST', 'tasks', { ...values, external: { gid: asanaKey } });
      await ask('DELETE', 'requests');
    },
    fault: async (kind) => {
      const values = kind === 'altered' ? { values: { assignee: priya } } : {};
      await ask('POST', 'faults', { fault: kind, match: { pathPattern: '/api/1.0/tasks*' }, ...values });
    },
    held: async () => ((await (await ask('GET', task)).json()) as { assignee: string }).assignee,
    changeAsPerson: async (value) => {
      await ask('PATCH', task, { assignee: value });
    },
    requestCount: async () => {
      const requests = (await (await ask('GET', 'requests')).json()) as { path: string }[];
      return requests.filter(({ path }) => !path.startsWith('/-/')).length;
    },
    stop: () => sandbox.stop(),
  };
}
