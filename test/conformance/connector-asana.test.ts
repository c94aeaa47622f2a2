import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAsanaConnector } from '#adapters/asana/asana-connector.ts';
import type { AsanaConnector, AsanaConnectorSettings } from '#adapters/asana/asana-connector.ts';
import { fixedToken } from '#adapters/oauth/tokens-by-credential.ts';
import { signOf } from '#domain/health/sign-of.ts';
import { kickoffs } from '#local/sandbox/asana/board/seed.ts';
import { startSandboxAsana } from '#local/sandbox/asana/start-sandbox-asana.ts';
import type { SandboxAsana } from '#local/sandbox/asana/start-sandbox-asana.ts';
import { asanaKey, asanaToken, customFieldNamed, personInAsana } from './support/connectors/asana-sandbox.ts';
import { control } from './support/connectors/control.ts';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: string;
}

interface Held {
  readonly assignee: string | null;
  readonly completed: boolean;
  readonly notes: string;
  readonly projects: readonly string[];
  readonly external: { readonly gid: string; readonly data: string } | null;
}

const task = { objectType: 'task', objectId: asanaKey };
const call = { correlationId: 'c-1', idempotencyKey: 'k-1' };
const wanted = {
  assignee: personInAsana('Maya'),
  project: kickoffs.gid,
  name: 'Kickoff: Northwind',
  notes: 'Amount: 12000\nhttps://app.example.com/1',
  due_on: '2026-11-30',
};
const [account, amount, signed, priority] = ['Account', 'Amount', 'Signed on', 'Priority'].map(
  customFieldNamed,
);
const HIGH = '1200000000000241';

let sandbox: SandboxAsana;
let connector: AsanaConnector;
let clock = 0;

beforeAll(async () => {
  sandbox = await startSandboxAsana({ port: 0, token: asanaToken, requestsPerMinute: 100_000 });
});

afterAll(() => sandbox.stop());

beforeEach(async () => {
  clock = 0;
  connector = connectorWith({});
  await ask('DELETE', 'faults');
  await ask('DELETE', 'tasks');
  await ask('PATCH', 'settings', { keepsExternal: true, requestsPerMinute: 100_000 });
  await ask('PUT', 'members', [personInAsana('Maya'), personInAsana('Tom')]);
  await ask('DELETE', 'requests');
});

function connectorWith(changed: Partial<AsanaConnectorSettings>): AsanaConnector {
  const tokens = fixedToken(asanaToken);
  const now = () => Date.now() + clock;
  return createAsanaConnector({ baseUrl: sandbox.apiUrl, tokens, timeoutMs: 5_000, now, ...changed });
}

const ask = (method: string, path: string, body?: unknown) => control(sandbox.url, method, path, body);

async function fault(kind: string, pathPattern = '*/tasks', values?: object): Promise<void> {
  await ask('POST', 'faults', { fault: kind, match: { pathPattern }, ...(values && { values }) });
}

async function asked(): Promise<readonly Asked[]> {
  return (await (await ask('GET', 'requests')).json()) as Asked[];
}

async function held(): Promise<readonly Held[]> {
  return (await (await ask('GET', 'tasks')).json()) as Held[];
}

async function shown(...properties: string[]) {
  const answer = await connector.read(task, properties);
  if (answer.kind !== 'ok') return answer;
  return Object.fromEntries(
    Object.entries(answer.value.properties).map(([name, { value }]) => [name, value]),
  );
}

const create = (by = connector, properties: Readonly<Record<string, string>> = wanted) =>
  by.create(task, properties, call);

describe('what Baton makes in Asana', () => {
  it('is made with everything at once, and found again under our key', async () => {
    expect(await create()).toEqual({ kind: 'ok', value: {} });
    expect(await asked()).toHaveLength(1);
    expect(await shown(...Object.keys(wanted))).toEqual(wanted);
    expect(await held()).toMatchObject([{ external: { gid: asanaKey, data: 'c-1' } }]);
  });

  it('is not made twice: the second time says that it is there, and that is nothing for good', async () => {
    await create();
    const again = { kind: 'refused', because: 'KEY_TAKEN', permanent: false, field: 'external' };
    expect(await create()).toEqual(again);
    expect(await held()).toHaveLength(1);
  });

  it('is made once, though the worker died after it', async () => {
    await create();
    const afterCrash = connectorWith({});
    expect(await afterCrash.read(task, ['assignee'])).toMatchObject({ kind: 'ok' });
    expect(await held()).toHaveLength(1);
  });

  it('is there, though the answer was lost', async () => {
    await fault('applied-then-timeout');
    const hasty = connectorWith({ timeoutMs: 300 });
    expect(await create(hasty)).toEqual({ kind: 'unknown', because: 'timeout' });
    expect(await shown('assignee')).toEqual({ assignee: wanted.assignee });
    expect(await held()).toHaveLength(1);
  });

  it('is not made twice while a reading does not show it yet', async () => {
    await create();
    await fault('stale-read', '*');
    expect(await connector.read(task, ['assignee'])).toEqual({ kind: 'not-found' });
    expect(await create()).toMatchObject({ kind: 'refused', because: 'KEY_TAKEN' });
    expect(await held()).toHaveLength(1);
    expect(await shown('assignee')).toEqual({ assignee: wanted.assignee });
  });

  it('is not there after a yes that was none', async () => {
    await fault('dropped');
    expect(await create()).toEqual({ kind: 'ok', value: {} });
    expect(await connector.read(task, ['assignee'])).toEqual({ kind: 'not-found' });
  });

  it.each([
    ['altered', { assignee: personInAsana('Priya') }, personInAsana('Priya')],
    ['overwritten', undefined, ''],
  ] as const)('that was %s shows it when it is read', async (kind, values, assignee) => {
    await fault(kind, '*/tasks', values);
    expect(await create()).toEqual({ kind: 'ok', value: {} });
    expect(await shown('assignee')).toEqual({ assignee });
  });

  it('is given up at once if the token does not keep our key: each further try would make one more', async () => {
    await ask('PATCH', 'settings', { keepsExternal: false });
    const refused = { kind: 'refused', because: 'KEY_NOT_KEPT', permanent: true, field: 'external' };
    expect(await create()).toEqual(refused);
  });

  it.each([
    [{ ...wanted, project: '1' }, 'UNKNOWN_OBJECT', 'project'],
    [{ ...wanted, assignee: '1' }, 'NOT_A_USER', 'assignee'],
    [{ name: 'In no project' }, 'http-400', undefined],
  ])('is refused with the field that is wrong', async (properties, because, field) => {
    const refused = { kind: 'refused', because, permanent: true, ...(field !== undefined && { field }) };
    expect(await create(connector, properties)).toEqual(refused);
    expect(await held()).toEqual([]);
  });

  it('is not tried again at an address that is none', async () => {
    const astray = connectorWith({ baseUrl: `${sandbox.url}/api/9.9` });
    expect(await create(astray)).toEqual({ kind: 'refused', because: 'http-404', permanent: true });
  });

  it.each([
    ['server-error', { kind: 'unknown', because: 'http-500' }],
    ['error-in-success', { kind: 'unknown', because: 'unreadable-answer' }],
    ['not-in-plan', { kind: 'refused', because: 'NOT_IN_PLAN', permanent: true }],
    ['rate-limited', { kind: 'deferred', because: 'RATE_LIMIT', afterSeconds: 30, isBrief: true }],
    ['unauthorised', { kind: 'unauthorised' }],
  ])('uses the words of every write: %s', async (kind, answer) => {
    await fault(kind);
    expect(await create()).toEqual(answer);
    expect(await asked()).toHaveLength(1);
  });

  it('waits as long as the limit of the minute says', async () => {
    await ask('PATCH', 'settings', { requestsPerMinute: 1 });
    await create();
    const answer = await create();
    expect(answer).toMatchObject({ kind: 'deferred', because: 'RATE_LIMIT' });
    expect(answer.kind === 'deferred' && answer.afterSeconds <= 60).toBe(true);
  });
});

describe('a later write', () => {
  it('leaves the project as it is: that can be said only when the task is made', async () => {
    await create();
    const changed = { ...wanted, assignee: personInAsana('Tom') };
    expect(await connector.write(task, changed, call)).toEqual({ kind: 'ok', value: {} });
    expect(await shown('assignee', 'project')).toEqual({
      assignee: personInAsana('Tom'),
      project: kickoffs.gid,
    });
  });

  it('puts it away: people find it, completed and with nobody, and readings do not', async () => {
    await create();
    expect(await connector.archive(task, call)).toEqual({ kind: 'ok', value: {} });
    expect(await shown('assignee')).toEqual({ kind: 'not-found' });
    expect(await held()).toMatchObject([{ ...{ assignee: null, completed: true }, notes: wanted.notes }]);
  });

  it('makes another one in place of what was put away, as often as that is wanted', async () => {
    await create();
    await connector.archive(task, call);
    expect(await create()).toEqual({ kind: 'ok', value: {} });
    const again = { ...call, idempotencyKey: 'k-2' };
    expect(await connector.archive(task, again)).toEqual({ kind: 'ok', value: {} });
    expect(await create()).toEqual({ kind: 'ok', value: {} });
    expect(await shown('assignee', 'completed')).toEqual({ assignee: wanted.assignee, completed: 'false' });
    expect(await held()).toHaveLength(3);
  });

  it('that puts away is found to be done, though its answer was lost', async () => {
    await create();
    await fault('applied-then-timeout', '*/tasks/*');
    const hasty = connectorWith({ timeoutMs: 300 });
    expect(await hasty.archive(task, call)).toEqual({ kind: 'unknown', because: 'timeout' });
    expect(await shown('assignee')).toEqual({ kind: 'not-found' });
  });

  it('that puts away what is not there says so', async () => {
    expect(await connector.archive(task, call)).toEqual({ kind: 'not-found' });
  });
});

describe('custom fields', () => {
  const values = { [`${account}`]: 'Northwind', [`${amount}`]: '12000.50' };
  const dated = { [`${signed}`]: '2026-11-20', [`${priority}`]: HIGH };

  it('are known with what they take, asked for once in ten minutes', async () => {
    const expected = {
      kind: 'ok',
      value: {
        name: { kind: 'text', isWritable: true },
        project: { kind: 'reference', isWritable: true },
        assignee_is_member: { kind: 'boolean', isWritable: false },
        [`${account}`]: { kind: 'text', isWritable: true },
        [`${amount}`]: { kind: 'number' },
        [`${signed}`]: { kind: 'date' },
        [`${priority}`]: { kind: 'choice', choices: [HIGH, '1200000000000242'] },
      },
    };
    expect(await connector.fields('task')).toMatchObject(expected);
    await ask('DELETE', 'requests');
    expect(await connector.fields('task')).toMatchObject(expected);
    expect(await asked()).toEqual([]);
    clock = 10 * 60 * 1_000;
    await connector.fields('task');
    expect(await asked()).not.toEqual([]);
  });

  it('are written as their kind wants them, and read as they were given', async () => {
    await connector.fields('task');
    expect(await create(connector, { ...wanted, ...values, ...dated })).toEqual({ kind: 'ok', value: {} });
    const read = await shown(...Object.keys(values), ...Object.keys(dated));
    expect(read).toEqual({ ...values, ...dated, [`${amount}`]: '12000.5' });
    expect(connector.isSame(`${amount}`, '12000.50', '12000.5')).toBe(true);
    await connector.write(task, { [`${amount}`]: '', [`${priority}`]: '' }, call);
    expect(await shown(`${amount}`, `${priority}`)).toEqual({ [`${amount}`]: '', [`${priority}`]: '' });
  });

  it('that nobody has asked about are not sent; later they may be', async () => {
    const refused = { kind: 'refused', because: 'unknown-field', permanent: false, field: account };
    expect(await create(connector, { ...wanted, ...values })).toEqual(refused);
    expect(await asked()).toEqual([]);
  });

  it('are none where the plan has none', async () => {
    await fault('not-in-plan', '*/custom_fields');
    const answer = await connector.fields('task');
    expect(answer.kind === 'ok' && Object.keys(answer.value)).not.toContain(account);
    expect(answer).toMatchObject({ value: { name: { kind: 'text' } } });
  });

  it('are asked for again after an answer that could not be read', async () => {
    await fault('html', '*/custom_fields');
    expect(await connector.fields('task')).toEqual({ kind: 'unknown', because: 'unreadable-answer' });
    expect(await connector.fields('task')).toMatchObject({ kind: 'ok' });
  });
});

describe('what a contract may expect besides', () => {
  it('that the assignee is in the project', async () => {
    await create();
    expect(await shown('assignee_is_member')).toEqual({ assignee_is_member: 'true' });
    await connector.write(task, { assignee: personInAsana('Priya') }, call);
    expect(await shown('assignee_is_member')).toEqual({ assignee_is_member: 'false' });
    await connector.write(task, { assignee: '' }, call);
    expect(await shown('assignee_is_member')).toEqual({ assignee_is_member: 'false' });
  });

  it('how much is attached: nothing has no value', async () => {
    await create();
    expect(await shown('attachments')).toEqual({ attachments: '' });
    await ask('POST', `tasks/external:${asanaKey}/attachments`, { name: 'brief.pdf' });
    expect(await shown('attachments')).toEqual({ attachments: '1' });
  });

  it('is asked for only if it is wanted, a request each', async () => {
    await create();
    await ask('DELETE', 'requests');
    await shown('assignee', 'name');
    expect(await asked()).toHaveLength(1);
    await shown('assignee', 'assignee_is_member', 'attachments');
    expect((await asked()).map(({ path }) => path.replace('/api/1.0/', ''))).toEqual([
      `tasks/external:${asanaKey}`,
      ...[`tasks/external:${asanaKey}`, 'memberships', 'attachments'],
    ]);
  });

  it.each([
    ['assignee_is_member', '*/memberships'],
    ['attachments', '*/attachments'],
  ])(
    'is refused where Asana knows nothing of it: neither is the task gone nor Asana down (%s)',
    async (field, pathPattern) => {
      await create();
      await ask('POST', 'faults', { fault: 'not-there', match: { pathPattern } });
      const answer = await connector.read(task, [field]);
      expect(answer).toEqual({ kind: 'refused', because: 'http-404', permanent: true, field });
      expect(signOf(answer)).toEqual({ kind: 'well' });
    },
  );

  it('takes its time from that of the call', async () => {
    await create();
    await fault('timeout', '*/memberships');
    const hasty = connectorWith({ timeoutMs: 300 });
    expect(await hasty.read(task, ['assignee_is_member'])).toEqual({ kind: 'unknown', because: 'timeout' });
  });
});
