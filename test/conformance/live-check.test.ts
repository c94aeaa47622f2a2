import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kickoffs } from '#local/sandbox/asana/board/seed.ts';
import { sampleLeadId } from '#local/sandbox/salesforce/seed/records.ts';
import { userNamed } from '#local/sandbox/salesforce/seed/users.ts';
import { startSandboxAsana } from '#local/sandbox/asana/start-sandbox-asana.ts';
import { startSandboxHttpTarget } from '#local/sandbox/http-target/start-sandbox-http-target.ts';
import { startSandboxHubSpot } from '#local/sandbox/hubspot/start-sandbox-hubspot.ts';
import { startSandboxSalesforce } from '#local/sandbox/salesforce/start-sandbox-salesforce.ts';
import { asanaToken, personInAsana } from './support/connectors/asana-sandbox.ts';
import { control } from './support/connectors/control.ts';
import { boardToken } from './support/connectors/http-sandbox.ts';
import { hubspotIdentity } from './support/connectors/hubspot-sandbox.ts';
import { salesforceIdentity } from './support/connectors/salesforce-sandbox.ts';

const MAYA_ON_BOARD = 'maya.chen@example.com';

let folder = '';
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'live-check-'));
});

afterAll(async () => {
  for (const stop of stops) await stop();
  await rm(folder, { recursive: true });
});

async function liveCheck(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const report = join(folder, 'report.md');
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['cli/live/main.ts', ...args, '--report', report], {
    env: { PATH, HOME, ...env },
  });
  const [, out, err] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]);
  return { code: child.exitCode, out, err, report: () => readFile(report, 'utf8') };
}

describe('a live check confirms what is assumed, gives back what it changed, and writes it down', () => {
  it('of HubSpot', async () => {
    const sandbox = await startSandboxHubSpot({ ...hubspotIdentity, port: 0 });
    stops.push(() => sandbox.stop());
    await control(sandbox.url, 'PUT', 'records/contacts/501', { properties: { hubspot_owner_id: '71004' } });
    const env = {
      HUBSPOT_BASE_URL: sandbox.url,
      HUBSPOT_TOKEN: hubspotIdentity.token,
      HUBSPOT_APP_ID: String(hubspotIdentity.appId),
    };
    const args = ['--system', 'hubspot', '--record', 'contact/501', '--owner', '71001'];
    const { code, err, out, report } = await liveCheck(args, env);
    expect({ code, err }, out).toEqual({ code: 0, err: '' });
    const written = await report();
    expect(written).toContain('# HubSpot: checked against the sandbox');
    expect(written).toContain('| the system’s history says that the value is ours | confirmed |');
    expect(written).not.toContain('not confirmed');
    expect(written).not.toMatch(/7100\d/);
    const held = (await (await control(sandbox.url, 'GET', 'records/contacts/501')).json()) as object;
    expect(held).toMatchObject({ properties: { hubspot_owner_id: '71004' } });
  });

  it('of Salesforce', async () => {
    const sandbox = await startSandboxSalesforce({ ...salesforceIdentity, port: 0 });
    stops.push(() => sandbox.stop());
    const env = {
      SALESFORCE_BASE_URL: sandbox.url,
      SALESFORCE_CLIENT: JSON.stringify(salesforceIdentity),
    };
    const args = ['--system', 'salesforce', '--record', `Lead/${sampleLeadId}`, '--owner', userNamed('Maya')];
    const { code, err, out } = await liveCheck(args, env);
    expect({ code, err }, out).toEqual({ code: 0, err: '' });
  });

  it('of Asana, with a task that is made for it and put away', async () => {
    const sandbox = await startSandboxAsana({ port: 0, token: asanaToken });
    stops.push(() => sandbox.stop());
    const env = { ASANA_BASE_URL: sandbox.apiUrl, ASANA_TOKEN: asanaToken };
    const making = ['--make', `project=${kickoffs.gid}`, '--make', `assignee=${personInAsana('Tom')}`];
    const args = ['--system', 'asana', '--owner', personInAsana('Maya'), ...making];
    const { code, err, out } = await liveCheck(args, env);
    expect({ code, err }, out).toEqual({ code: 0, err: '' });
    const tasks: unknown = await (await control(sandbox.url, 'GET', 'tasks')).json();
    expect(tasks).toMatchObject([{ completed: true, assignee: null }]);
  });

  it('of a system that the team describes itself', async () => {
    const sandbox = await startSandboxHttpTarget({ port: 0, token: boardToken });
    stops.push(() => sandbox.stop());
    const env = { HTTP_BASE_URL: sandbox.apiUrl, HTTP_SECRET: boardToken };
    const args = ['--system', 'http-board', '--owner-field', 'assignee', '--owner', MAYA_ON_BOARD];
    const made = await liveCheck([...args, '--make', 'title=A live check'], env);
    expect({ code: made.code, err: made.err }, made.out).toEqual({ code: 0, err: '' });
    const tickets: unknown = await (await control(sandbox.url, 'GET', 'tickets')).json();
    expect(tickets).toMatchObject([{ archived: true }]);
    const missing = await liveCheck([...args, '--record', 'T-9999'], env);
    expect(missing).toMatchObject({ code: 1, err: 'The record cannot be read: not-found.\n' });
  });
});

describe('a live check says', () => {
  it('what was not confirmed, and gives back the owner all the same', async () => {
    const sandbox = await startSandboxHttpTarget({ port: 0, token: boardToken });
    stops.push(() => sandbox.stop());
    await control(sandbox.url, 'POST', 'tickets', { assignee: { id: 'tom.okafor@example.com' } });
    const match = { method: 'PATCH', pathPattern: '/v1/tickets/*' };
    await control(sandbox.url, 'POST', 'faults', { fault: 'dropped', match });
    const env = { HTTP_BASE_URL: sandbox.apiUrl, HTTP_SECRET: boardToken };
    const args = ['--system', 'http-board', '--owner-field', 'assignee', '--owner', MAYA_ON_BOARD];
    const { code, report } = await liveCheck([...args, '--record', 'T-1001'], env);
    expect(code).toBe(1);
    expect(await report()).toContain(
      '| an owner who is written is shown by the next reading | **not confirmed**: another owner is shown |',
    );
    const [ticket] = (await (await control(sandbox.url, 'GET', 'tickets')).json()) as unknown[];
    expect(ticket).toMatchObject({ assignee: { id: 'tom.okafor@example.com' } });
  });

  it.each([
    [
      ['--system', 'hubspot', '--record', 'contact/1', '--owner', '1'],
      'Which account? Set HUBSPOT_TOKEN for a test account',
    ],
    [
      ['--system', 'salesforce', '--record', 'Lead/1', '--owner', '1'],
      'Set SALESFORCE_CLIENT and SALESFORCE_BASE_URL for',
    ],
    [['--system', 'asana', '--owner', '1', '--record', 'task/1'], 'say --make project=<id>'],
    [['--system', 'http-board', '--owner', '1', '--record', '1'], '--owner-field is missing'],
    [['--system', 'trello'], '--system is one of hubspot, salesforce, asana, http-<name>.'],
    [['--system', 'hubspot', '--record', '1', '--owner', '1'], '--record is a kind and an id'],
    [
      ['--system', 'hubspot', '--record', 'contact/1', '--owner', '1', '--stage', 'nowhere'],
      'cdk.json has no stage "nowhere".',
    ],
  ])('what it needs: %j', async (args, said) => {
    const { code, err } = await liveCheck(args);
    expect(err).toContain(said);
    expect(code).toBe(2);
  });
});
