import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { ApiClient, AttachmentsApi, CustomFieldsApi, MembershipsApi, TasksApi, UsersApi } from 'asana';
import { createAsanaConnector } from '#adapters/asana/asana-connector.ts';
import type { AsanaConnector } from '#adapters/asana/asana-connector.ts';
import { fixedToken } from '#adapters/oauth/tokens-by-credential.ts';
import { kickoffs, workspace } from '#local/sandbox/asana/board/seed.ts';
import { startSandboxAsana } from '#local/sandbox/asana/start-sandbox-asana.ts';
import type { SandboxAsana } from '#local/sandbox/asana/start-sandbox-asana.ts';
import { asanaToken, personInAsana } from './support/connectors/asana-sandbox.ts';
import { control } from './support/connectors/control.ts';

const call = { correlationId: 'c-1', idempotencyKey: 'k-1' };
const maya = personInAsana('Maya');
const jonas = personInAsana('Jonas');
const keyOf = (objectId: string) => ({ objectType: 'task', objectId });
const kickoff = keyOf('baton-kickoff');
const byKey = ({ objectId }: { readonly objectId: string }) => `external:${objectId}`;
const values = { assignee: maya, project: kickoffs.gid, name: 'Kickoff: Northwind', due_on: '2026-11-30' };

const named = z.object({ gid: z.string() });
const list = z.object({ data: z.array(named) });
const task = z.object({
  data: z.object({
    gid: z.string(),
    name: z.string(),
    due_on: z.string().nullable(),
    completed: z.boolean(),
    assignee: named.nullable(),
    external: z.object({ gid: z.string(), data: z.string().optional() }).optional(),
  }),
});
const nextPage = z.custom<() => Promise<unknown>>((value) => typeof value === 'function');
const paged = z.object({ ...list.shape, nextPage });
const clientError = z.object({
  status: z.number(),
  response: z.object({
    headers: z.record(z.string(), z.string()),
    body: z.object({ errors: z.array(z.object({ message: z.string() })).min(1) }),
  }),
});

let sandbox: SandboxAsana;
let connector: AsanaConnector;
let client: ApiClient;

beforeAll(async () => {
  sandbox = await startSandboxAsana({ port: 0, token: asanaToken });
});

afterAll(() => sandbox.stop());

beforeEach(async () => {
  await control(sandbox.url, 'DELETE', 'tasks');
  const tokens = fixedToken(asanaToken);
  connector = createAsanaConnector({ baseUrl: sandbox.apiUrl, tokens, timeoutMs: 5_000, now: Date.now });
  client = clientWith(asanaToken);
  expect(await connector.create(kickoff, values, call)).toEqual({ kind: 'ok', value: {} });
});

describe('the official client (asana, API 1.0) and the connector work on the same tasks', () => {
  test('the client finds by our key what the connector made, with all that was written', async () => {
    const found = await taskAt(byKey(kickoff));
    expect(found).toMatchObject({ name: values.name, due_on: values.due_on, completed: false });
    expect(found.assignee?.gid).toBe(maya);
    expect(found.external).toEqual({ gid: kickoff.objectId, data: call.correlationId });
  });

  test('the connector finds by its key what the client made', async () => {
    const external = { gid: 'baton-by-the-client', data: 'c-2' };
    const data = { name: 'By the client', assignee: jonas, projects: [kickoffs.gid], external };
    const answer: unknown = await new TasksApi(client).createTask({ data }, { opt_fields: 'external' });
    expect(z.object({ data: z.object({ external: z.unknown() }) }).parse(answer).data.external).toEqual(
      external,
    );
    expect(await shownTo(external.gid, ['name', 'assignee', 'project', 'completed'])).toEqual({
      ...{ name: 'By the client', assignee: jonas, project: kickoffs.gid, completed: 'false' },
    });
  });

  test('each sees what the other changed', async () => {
    const data = { assignee: jonas, due_on: '2026-12-01' };
    await new TasksApi(client).updateTask({ data }, byKey(kickoff));
    expect(await shownTo(kickoff.objectId, ['assignee', 'due_on'])).toEqual(data);
    expect((await connector.write(kickoff, { assignee: maya }, call)).kind).toBe('ok');
    expect((await taskAt(byKey(kickoff))).assignee?.gid).toBe(maya);
  });

  test('what the connector put away the client finds by our key no more, but by its id', async () => {
    const { gid } = await taskAt(byKey(kickoff));
    expect((await connector.archive(kickoff, call)).kind).toBe('ok');
    expect((await errorOf(taskAt(byKey(kickoff)))).status).toBe(404);
    expect(await taskAt(gid)).toMatchObject({ completed: true, assignee: null });
  });

  test('the client lists memberships, attachments and custom fields page by page, and who it is', async () => {
    const { gid } = await taskAt(byKey(kickoff));
    const members: unknown = await new MembershipsApi(client).getMemberships({
      parent: kickoffs.gid,
      member: maya,
    });
    expect(list.parse(members).data).toHaveLength(1);
    expect(list.parse(await new AttachmentsApi(client).getAttachmentsForObject(gid)).data).toEqual([]);
    const first: unknown = await new CustomFieldsApi(client).getCustomFieldsForWorkspace(workspace.gid, {
      limit: 3,
    });
    expect(paged.parse(first).data).toHaveLength(3);
    expect(list.parse(await followed(first)).data).toHaveLength(1);
    const me: unknown = await new UsersApi(client).getUser('me', {});
    const { workspaces } = z.object({ data: z.object({ workspaces: z.array(named) }) }).parse(me).data;
    expect(workspaces.map(({ gid: id }) => id)).toEqual([workspace.gid]);
  });
});

describe('what the sandbox refuses reaches whoever uses the official client as its error', () => {
  test('an unknown task, an unknown person, a key that is taken', async () => {
    const tasks = new TasksApi(client);
    const external = { gid: kickoff.objectId };
    expect([
      await errorOf(taskAt('external:nothing')),
      await errorOf(tasks.updateTask({ data: { assignee: '1' } }, byKey(kickoff))),
    ]).toMatchObject([
      { status: 404, message: 'task: Unknown object: external:nothing' },
      { status: 400, message: 'assignee: Not a user in Organization: 1' },
    ]);
    const again = tasks.createTask({ data: { name: 'x', projects: [kickoffs.gid], external } });
    expect((await errorOf(again)).status).toBe(400);
  });

  test('a token that does not hold, and too many requests with how long to wait', async () => {
    const match = { pathPattern: '/api/1.0/tasks*' };
    await control(sandbox.url, 'POST', 'faults', { fault: 'rate-limited', match });
    expect(await errorOf(taskAt(byKey(kickoff)))).toMatchObject({ status: 429, retryAfter: '30' });
    client = clientWith('another');
    expect(await errorOf(taskAt(byKey(kickoff)))).toMatchObject({ status: 401, message: 'Not Authorized' });
  });
});

function clientWith(accessToken: string): ApiClient {
  const made = new ApiClient();
  made.basePath = sandbox.apiUrl;
  made.authentications = { token: { type: 'personalAccessToken', accessToken } };
  return made;
}

async function taskAt(id: string) {
  const shown = { opt_fields: 'name,due_on,completed,assignee,external' };
  return task.parse(await new TasksApi(client).getTask(id, shown)).data;
}

async function shownTo(key: string, properties: readonly string[]) {
  const answer = await connector.read(keyOf(key), properties);
  const shown = answer.kind === 'ok' ? Object.entries(answer.value.properties) : [];
  return Object.fromEntries(shown.map(([name, { value }]) => [name, value]));
}

/** The page after this one; the client's own method, which needs the collection that it stands on. */
async function followed(collection: unknown): Promise<unknown> {
  return paged.parse(collection).nextPage.call(collection);
}

/** What the client threw; fails if it did not. */
async function errorOf(promise: Promise<unknown>) {
  const thrown: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(Error);
  const { status, response } = clientError.parse(thrown);
  const message = response.body.errors[0]?.message;
  return { status, message, retryAfter: response.headers['retry-after'] };
}
