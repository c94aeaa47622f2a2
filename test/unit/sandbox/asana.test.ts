import { expect, test } from 'vitest';
import { startSandboxAsana } from '#local/sandbox/asana/start-sandbox-asana.ts';
import type { SandboxAsanaOptions } from '#local/sandbox/asana/start-sandbox-asana.ts';
import { kickoffs, users } from '#local/sandbox/asana/board/seed.ts';
import { endWithTest } from './running-sandbox.ts';

const maya = users[0]?.gid ?? '';

async function run(options: Partial<SandboxAsanaOptions> = {}) {
  const sandbox = await startSandboxAsana({ port: 0, token: 'token', ...options });
  endWithTest(sandbox);
  return sandbox;
}

const post = (url: string, body: unknown) => fetch(url, { method: 'POST', body: JSON.stringify(body) });

async function withTask() {
  const sandbox = await run();
  const values = { name: 'Kickoff: <b>Northwind</b>', projects: [kickoffs.gid], external: { gid: 'key-1' } };
  const made = await post(`${sandbox.url}/_sandbox/tasks`, values);
  const { gid } = (await made.json()) as { gid: string };
  return { ...sandbox, gid, address: `${sandbox.url}/page/tasks/${gid}` };
}

const pageOf = async (url: string) => (await fetch(url)).text();
const form = (values: Record<string, string>) =>
  ({ method: 'POST', body: new URLSearchParams(values), redirect: 'manual' }) as const;

test('the page shows the board, the people and the faults, and nothing that was written there runs', async () => {
  const { url } = await withTask();
  await post(`${url}/_sandbox/faults`, { fault: 'html', match: { pathPattern: '*' } });
  const page = await pageOf(url);
  expect(page).toContain('Kickoff: &lt;b&gt;Northwind&lt;/b&gt;');
  expect(page).toContain('key-1');
  expect(page).toMatch(/Lena Fischer[^]*not in the project/);
  expect(page).toMatch(/html\s*<span class="quiet">\s*\*/);
});

test('a person assigns, completes and attaches on the page', async () => {
  const { url, address, gid } = await withTask();
  const answer = await fetch(address, form({ assignee: maya }));
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/#task-${gid}`]);
  await fetch(address, form({ completed: 'true' }));
  await fetch(address, form({ attachment: 'brief.pdf' }));
  const task: unknown = await (await fetch(`${url}/_sandbox/tasks/external:key-1`)).json();
  expect(task).toMatchObject({ assignee: maya, completed: true, attachments: ['brief.pdf'] });
  await fetch(address, form({ assignee: '' }));
  expect(await (await fetch(`${url}/_sandbox/tasks/${gid}`)).json()).toMatchObject({ assignee: null });
});

test('what cannot be done on the page is told there', async () => {
  const { url, address } = await withTask();
  const refused = await fetch(address, form({ assignee: '1' }));
  expect([refused.status, await refused.text()]).toEqual([
    400,
    expect.stringContaining('assignee: Not a user in Organization: 1'),
  ]);
  expect((await fetch(address, form({ completed: 'perhaps' }))).status).toBe(400);
  expect((await fetch(`${url}/page/tasks/1`, form({}))).status).toBe(404);
});

test('the limit of a minute says when it ends, and then it has ended', async () => {
  let now = 0;
  const { apiUrl } = await run({ requestsPerMinute: 1, now: () => now });
  const headers = { authorization: 'Bearer token' };
  const me = () => fetch(`${apiUrl}/users/me`, { headers });
  expect((await me()).status).toBe(200);
  now = 20_000;
  const limited = await me();
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '40']);
  now = 60_000;
  expect((await me()).status).toBe(200);
});

test('the controls say what they do not know', async () => {
  const { url } = await run();
  expect((await fetch(`${url}/_sandbox/nothing`)).status).toBe(404);
  expect((await fetch(`${url}/_sandbox/tasks/1`)).status).toBe(404);
  const answer = await post(`${url}/_sandbox/faults`, { fault: 'rain', match: { pathPattern: '*' } });
  expect([answer.status, await answer.json()]).toEqual([
    400,
    { error: expect.stringMatching(/^fault "rain" is unknown; there is /) as string },
  ]);
});
