import { get } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { operatorApi } from '#adapters/operator-api/client.ts';
import type { OperatorApi } from '#adapters/operator-api/client.ts';
import { fixedSigning } from '#adapters/operator-api/signing.ts';
import type { OAuthApp } from '#adapters/oauth/credential.ts';
import { connect } from '#cli/commands/connect.ts';
import type { ConnectSurroundings } from '#cli/commands/connect.ts';
import { ConnectError } from '#cli/connect/connect-error.ts';
import { styleFor } from '#cli/output/style.ts';
import type { ConsentingSystem } from '#domain/operator/credential-note.ts';
import { ASANA_APP } from '#local/sandbox/asana/api/oauth-routes.ts';
import { startSandboxAsana } from '#local/sandbox/asana/start-sandbox-asana.ts';
import { HUBSPOT_CLIENT_ID } from '#local/sandbox/hubspot/api/oauth-routes.ts';
import { startSandboxHubSpot } from '#local/sandbox/hubspot/start-sandbox-hubspot.ts';
import { startSandboxSalesforce } from '#local/sandbox/salesforce/start-sandbox-salesforce.ts';
import { createStage } from '../operate/stage.ts';
import { serveStage } from './serve-stage.ts';
import type { ServedStage } from './serve-stage.ts';

const stage = createStage('enforce', ['hubspot-token', 'salesforce-client', 'asana-token']);
const hubspotApp: OAuthApp = { clientId: HUBSPOT_CLIENT_ID, clientSecret: 'app-secret' };
const salesforceApp: OAuthApp = { clientId: 'key', clientSecret: 'consumer-secret' };
const stops: (() => Promise<void>)[] = [];
let served: ServedStage;
let api: OperatorApi;
let port = 0;
let said: string[] = [];

beforeAll(async () => {
  served = await serveStage(stage);
  const signing = fixedSigning({ region: 'us-east-1', accessKeyId: 'a', secretAccessKey: 's' });
  api = operatorApi({ url: served.url, signing });
  const identity = { portalId: 62_515, appId: 1, clientSecret: hubspotApp.clientSecret, token: 't' };
  const hubspot = await startSandboxHubSpot({ port: 0, ...identity });
  const salesforce = await startSandboxSalesforce({ port: 0, ...salesforceApp });
  const asana = await startSandboxAsana({ port: 0, token: 't' });
  const { connections } = stage.ports;
  connections.hubspot = { apiUrl: hubspot.url, appUrl: hubspot.url, accountId: '62515' };
  connections.salesforce = { apiUrl: salesforce.url, appUrl: salesforce.url };
  connections.asana = { apiUrl: asana.apiUrl, appUrl: asana.apiUrl };
  stops.push(served.stop, hubspot.stop, salesforce.stop, asana.stop);
});

afterAll(async () => {
  for (const stop of stops) await stop();
});

beforeEach(async () => {
  said = [];
  stage.stored.clear();
  port = await freePort();
});

async function freePort(): Promise<number> {
  const idle = await startSandboxAsana({ port: 0, token: 't' });
  await idle.stop();
  return Number(new URL(idle.url).port);
}

/** What a person does in their browser: decides, and is led back. */
async function decide(address: URL, decision = 'allow'): Promise<URL> {
  const init = { method: 'POST', body: new URLSearchParams({ decision }), redirect: 'manual' } as const;
  return new URL((await fetch(address, init)).headers.get('location') ?? 'http://nowhere.invalid');
}

function arrive(address: URL): void {
  get(address.href.replace('localhost', '127.0.0.1')).on('error', () => undefined);
}

function surroundings(app: OAuthApp, changed: Partial<ConnectSurroundings> = {}): ConnectSurroundings {
  return {
    app: () => Promise.resolve(app),
    say: (line) => void said.push(line),
    open: (address) => void decide(address).then(arrive),
    paste: () => decide(printed()).then(({ href }) => ` ${href}\n`),
    newSecret: () => String(Math.random()).slice(2).padStart(43, 'x'),
    now: () => stage.ports.now(),
    ...changed,
  };
}

function printed(): URL {
  return new URL(/http\S+/.exec(said.join('\n'))?.[0] ?? '');
}

const run = (
  system: ConsentingSystem,
  app: OAuthApp,
  changed: Partial<ConnectSurroundings> = {},
  browser = true,
) => connect(api, system, { port, browser }, surroundings(app, changed));

async function problem(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  if (!(error instanceof ConnectError)) throw new Error(`not a ConnectError: ${String(error)}`);
  return `${error.message} ${error.next}`;
}

describe('a consent', () => {
  it.each([
    ['hubspot', hubspotApp, 'hubspot-token', hubspotApp, 'account 62515'],
    [
      'salesforce',
      salesforceApp,
      'salesforce-client',
      { ...salesforceApp, grant: 'authorization_code' },
      'user 005',
    ],
    ['asana', ASANA_APP, 'asana-token', ASANA_APP, 'Maya Chen'],
  ] as const)('to %s is kept by the stage, with its app, and seen by the doctor', async (...given) => {
    const [system, app, secret, credential, account] = given;
    const { data, text } = await run(system, app);
    expect(data).toMatchObject({ system, account: expect.stringContaining(account) as string });
    expect(text(styleFor(false))).toMatch(/^Stored: Baton asks .* as /);
    expect(JSON.parse(stage.stored.get(secret) ?? '')).toEqual(credential);
    const grant = await stage.ports.grants[system].read();
    expect(grant?.refreshToken).not.toBe('');
    stage.push(600);
    const { checks } = await api.doctor();
    const check = checks.find(({ name }) => name === `credential ${system}`);
    expect(check).toMatchObject({
      ok: true,
      found: expect.stringMatching(/^consent of .*, 10 min old; renewed 10 min ago/) as string,
    });
    expect(JSON.stringify([data, checks])).not.toContain(grant?.refreshToken);
  });

  it('asks for what Baton needs, with a state and a challenge', async () => {
    await run('hubspot', hubspotApp);
    const { searchParams } = printed();
    expect(searchParams.get('scope')).toContain('crm.objects.contacts.write');
    expect(searchParams.get('code_challenge_method')).toBe('S256');
    expect(searchParams.get('redirect_uri')).toBe(`http://localhost:${String(port)}/callback`);
  });

  it('that takes the place of a token says so, before and after', async () => {
    await api.setSecret('asana-token', { value: 'static' });
    const { text } = await run('asana', ASANA_APP);
    expect(said[0]).toBe('It will replace a token that does not expire.');
    expect(text(styleFor(false))).toContain(
      'This replaces a token that does not expire by the consent of Maya Chen.',
    );
    expect((await run('asana', ASANA_APP)).text(styleFor(false))).not.toContain('This replaces');
  });

  it('of somebody in the directory is warned about, and that of an account of Baton’s own is not', async () => {
    const known = '1200000000000011';
    const [maya] = stage.ports.bundle.directory.people;
    expect(maya?.ids.asana).toBe(known);
    expect((await run('asana', ASANA_APP)).text(styleFor(false))).toContain(
      'Note: Maya Chen stands in directory.yaml, and what Baton does in Asana will look like their doing.',
    );
    expect((await run('salesforce', salesforceApp)).text(styleFor(false))).not.toContain('Note:');
  });

  it('says in the sandbox as whom it is given', async () => {
    await run('asana', ASANA_APP);
    const page = await (await fetch(printed())).text();
    expect(page).toContain('Nobody signs in to this sandbox: whoever consents here does so as Maya Chen.');
  });

  it('can be pasted where no browser is', async () => {
    const open = () => {
      throw new Error('there is no browser');
    };
    const { data } = await run('asana', ASANA_APP, { open }, false);
    expect(data).toMatchObject({ account: 'Maya Chen' });
  });

  it('waits past addresses that are not its answer', async () => {
    const open = (address: URL): void => {
      arrive(new URL(`http://127.0.0.1:${String(port)}/callback?code=x&state=forged`));
      void decide(address).then(arrive);
    };
    expect((await run('hubspot', hubspotApp, { open })).exitCode).toBe(0);
  });
});

describe('a consent that comes to nothing stores nothing and says what to do:', () => {
  it.each<[string, RegExp, () => Promise<unknown>]>([
    [
      'denied',
      /denied.*allow it/,
      () => run('hubspot', hubspotApp, { open: (address) => void decide(address, 'deny').then(arrive) }),
    ],
    [
      'a wrong secret',
      /gave no token.*id and secret/,
      () => run('asana', { ...ASANA_APP, clientSecret: 'x' }),
    ],
    [
      'no address',
      /no address.*whole address/,
      () => run('asana', ASANA_APP, { paste: async () => 'abc' }, false),
    ],
    [
      'the answer to another question',
      /state is another/,
      () => run('asana', ASANA_APP, { paste: async () => 'http://localhost/callback?code=1&state=2' }, false),
    ],
    [
      'another account',
      /account 62515, but this stage belongs to 1\b/,
      async () => {
        const { hubspot } = stage.ports.connections;
        if (hubspot === undefined) throw new Error('no hubspot');
        stage.ports.connections.hubspot = { ...hubspot, accountId: '1' };
        return run('hubspot', hubspotApp).finally(() => (stage.ports.connections.hubspot = hubspot));
      },
    ],
    [
      'too few scopes',
      /does not cover .*crm\.objects\.contacts\.write/,
      () => {
        const open = (address: URL): void => {
          address.searchParams.set('scope', 'oauth');
          void decide(address).then(arrive);
        };
        return run('hubspot', hubspotApp, { open });
      },
    ],
  ])('%s', async (_what, expected, attempt) => {
    expect(await problem(attempt())).toMatch(expected);
    expect(stage.stored.size).toBe(0);
  });

  it('a port that is taken', async () => {
    port = Number(new URL(served.url).port);
    expect(await problem(run('hubspot', hubspotApp))).toMatch(/cannot be listened on.*--port/);
  });
});
