import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { customFields, kickoffs, users, workspace } from '#local/sandbox/asana/board/seed.ts';
import { startSandboxAsana } from '#local/sandbox/asana/start-sandbox-asana.ts';
import type { SandboxAsana } from '#local/sandbox/asana/start-sandbox-asana.ts';

const gid = z.string().regex(/^\d+$/);
const instant = z.iso.datetime();
const compact = (type: string) => z.object({ gid, resource_type: z.literal(type), name: z.string() });
const enumOption = z.object({ ...compact('enum_option').shape, enabled: z.boolean() });

const customField = z.object({
  ...compact('custom_field').shape,
  resource_subtype: z.enum(['text', 'enum', 'multi_enum', 'number', 'date', 'people', 'reference']),
  enum_options: z.array(enumOption).optional(),
});

/** What Asana's published interface description requires of the answers that Baton reads. */
const shapes = {
  task: z.object({
    ...compact('task').shape,
    resource_subtype: z.enum(['default_task', 'milestone', 'approval', 'custom']),
    notes: z.string(),
    completed: z.boolean(),
    due_on: z.iso.date().nullable(),
    due_at: instant.nullable(),
    created_at: instant,
    modified_at: instant,
    assignee: compact('user').nullable(),
    projects: z.array(compact('project')).min(1),
    memberships: z.array(z.object({ project: compact('project') })).min(1),
    workspace: compact('workspace'),
    custom_fields: z.array(
      z.object({
        ...customField.shape,
        display_value: z.string().nullable(),
        text_value: z.string().nullable().optional(),
        number_value: z.number().nullable().optional(),
        date_value: z.object({ date: z.iso.date(), date_time: instant.nullable() }).nullable().optional(),
        enum_value: enumOption.nullable().optional(),
      }),
    ),
    external: z.object({ gid: z.string(), data: z.string() }).partial().optional(),
    permalink_url: z.url(),
  }),
  membership: z.object({
    gid,
    resource_type: z.string(),
    resource_subtype: z.literal('project_membership'),
    member: compact('user'),
    parent: compact('project'),
    access_level: z.enum(['admin', 'editor', 'commenter', 'viewer']),
  }),
  attachment: z.object({ ...compact('attachment').shape, resource_subtype: z.string() }),
  customField,
  me: z.object({ ...compact('user').shape, workspaces: z.array(compact('workspace')) }),
  errors: z.object({
    errors: z.array(z.object({ message: z.string(), help: z.string().optional() })).min(1),
  }),
};

let sandbox: SandboxAsana;

beforeAll(async () => {
  sandbox = await startSandboxAsana({ port: 0, token: 'token' });
});

afterAll(() => sandbox.stop());

async function ask(method: string, path: string, data?: unknown, token = 'token') {
  const response = await fetch(`${sandbox.apiUrl}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(data !== undefined && { body: JSON.stringify({ data }) }),
  });
  const body = (await response.json()) as { readonly data?: unknown; readonly next_page?: unknown };
  return { status: response.status, body };
}

const [account, amount, signed, priority] = customFields.map((field) => field.gid);

describe('answers have the published shape', () => {
  test('a task that is made, read by its id and by our key, and changed', async () => {
    const custom_fields = {
      ...{ [`${account}`]: 'Northwind', [`${amount}`]: 12_000.5 },
      ...{ [`${signed}`]: { date: '2026-11-20' }, [`${priority}`]: '1200000000000241' },
    };
    const values = { name: 'Kickoff', notes: 'Brief', due_on: '2026-11-30', assignee: users[0]?.gid };
    const made = await ask('POST', '/tasks', {
      ...{ ...values, projects: [kickoffs.gid], custom_fields },
      external: { gid: 'key/1', data: 'c-1' },
    });
    const task = shapes.task.parse(made.body.data);
    expect(made.status).toBe(201);
    const answers = [
      await ask('GET', `/tasks/${task.gid}`),
      await ask('GET', `/tasks/external:${encodeURIComponent('key/1')}`),
      await ask('PUT', '/tasks/external:key%2F1', { completed: true, assignee: null }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    for (const { body } of answers) expect(shapes.task.parse(body.data).gid).toBe(task.gid);
    expect(shapes.task.parse(answers[2]?.body.data)).toMatchObject({ completed: true, assignee: null });
  });

  test('what is asked for by opt_fields, and the ids', async () => {
    const made = await ask('POST', '/tasks?opt_fields=external', {
      ...{ name: 'Short', projects: [kickoffs.gid], external: { gid: 'key-2' } },
    });
    const { gid: id } = z.object({ gid }).parse(made.body.data);
    expect(made.body.data).toEqual({ gid: id, external: { gid: 'key-2' } });
    const read = await ask(
      'GET',
      '/tasks/external:key-2?opt_fields=name,projects.name,custom_fields.text_value',
    );
    expect(read.body.data).toEqual({
      ...{ gid: id, name: 'Short', projects: [kickoffs] },
      custom_fields: customFields.map((field) => ({
        gid: field.gid,
        ...(field.kind === 'text' && { text_value: null }),
      })),
    });
  });

  test('who is in a project, all or one', async () => {
    const all = await ask('GET', `/memberships?parent=${kickoffs.gid}`);
    expect(z.array(shapes.membership).parse(all.body.data)).toHaveLength(4);
    const one = await ask('GET', `/memberships?parent=${kickoffs.gid}&member=${users[4]?.gid ?? ''}`);
    expect(one.body.data).toEqual([]);
  });

  test('what is attached to a task', async () => {
    const made = await ask('POST', '/tasks', { name: 'With a file', projects: [kickoffs.gid] });
    const { gid: id } = z.object({ gid }).parse(made.body.data);
    const init = { method: 'POST', body: JSON.stringify({ name: 'brief.pdf' }) };
    await fetch(`${sandbox.url}/_sandbox/tasks/${id}/attachments`, init);
    const { body } = await ask('GET', `/attachments?parent=${id}`);
    expect(z.array(shapes.attachment).parse(body.data)).toMatchObject([{ name: 'brief.pdf' }]);
  });

  test('the custom fields of a workspace, page by page, and as whom the token asks', async () => {
    const path = `/workspaces/${workspace.gid}/custom_fields`;
    const first = await ask('GET', `${path}?limit=3`);
    const rest = await ask('GET', `${path}?limit=3&offset=3`);
    const next = z.object({ offset: z.string(), path: z.string(), uri: z.string() });
    expect(next.parse(first.body.next_page).offset).toBe('3');
    expect(rest.body.next_page).toBeNull();
    for (const page of [first, rest]) z.array(shapes.customField).min(1).parse(page.body.data);
    const me = await ask('GET', '/users/me');
    expect(shapes.me.parse(me.body.data).workspaces).toMatchObject([{ gid: workspace.gid }]);
  });
});

/** The words are those that Asana documents, or that others have reported of it. */
describe('what is refused is refused in the published form', () => {
  test.each([
    ['GET', '/tasks/1', undefined, 404, 'task: Unknown object: 1'],
    ['GET', '/tasks/external:nothing', undefined, 404, 'task: Unknown object: external:nothing'],
    ['GET', '/tasks/abc', undefined, 400, 'task: Not a recognized ID: abc'],
    ['GET', '/nothing', undefined, 404, 'No matching route for request'],
    ['GET', '/memberships', undefined, 400, 'parent: Missing input'],
    ['GET', '/workspaces/1/custom_fields', undefined, 404, 'workspace: Unknown object: 1'],
    ['POST', '/tasks', { name: 'x' }, 400, 'You should specify one of workspace, parent, projects'],
    ['POST', '/tasks', { projects: ['1'] }, 400, 'projects: [0]: Unknown object: 1'],
    ['POST', '/tasks', { assignee: '1' }, 400, 'assignee: Not a user in Organization: 1'],
    ['POST', '/tasks', { custom_fields: { 1: 'x' } }, 400, 'Custom field with ID 1 is not on given object'],
  ])('%s %s %j: %i', async (method, path, data, status, message) => {
    const answer = await ask(method, path, data);
    expect(answer.status).toBe(status);
    expect(shapes.errors.parse(answer.body).errors[0]?.message).toBe(message);
  });

  test('another token, another project after the task was made, and no JSON', async () => {
    expect(await ask('GET', '/tasks/1', undefined, 'another')).toMatchObject({
      ...{ status: 401, body: { errors: [{ message: 'Not Authorized' }] } },
    });
    const made = await ask('POST', '/tasks', { name: 'x', projects: [kickoffs.gid] });
    const { gid: id } = z.object({ gid }).parse(made.body.data);
    expect(await ask('PUT', `/tasks/${id}`, { projects: [] })).toMatchObject({
      ...{ status: 400, body: { errors: [{ message: 'projects: Cannot write this property' }] } },
    });
    const init = { method: 'POST', headers: { authorization: 'Bearer token' }, body: '{"data":' };
    expect((await fetch(`${sandbox.apiUrl}/tasks`, init)).status).toBe(400);
  });

  test('a key that another task has', async () => {
    const data = { name: 'x', projects: [kickoffs.gid], external: { gid: 'key-3' } };
    expect((await ask('POST', '/tasks', data)).status).toBe(201);
    expect((await ask('POST', '/tasks', data)).status).toBe(400);
    expect((await ask('PUT', '/tasks/external:key-3', { external: { gid: 'key-3' } })).status).toBe(200);
  });
});
