import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createHubSpotConnector } from '#adapters/hubspot/hubspot-connector.ts';
import type { HubSpotConnectorSettings } from '#adapters/hubspot/hubspot-connector.ts';
import type { SystemOfRecord } from '#domain/ports/connector.ts';
import type { RecordRef } from '#domain/record.ts';
import type { Fault } from '#local/sandbox/hubspot/faults/fault.ts';
import { startSandboxHubSpot } from '#local/sandbox/hubspot/start-sandbox-hubspot.ts';
import type { SandboxHubSpot } from '#local/sandbox/hubspot/start-sandbox-hubspot.ts';

const identity = { portalId: 62_515, appId: 54_321, clientSecret: 'app-secret', token: 'app-token' };
const lead: RecordRef = { source: 'hubspot', objectType: 'contact', objectId: '501' };
const nobody: RecordRef = { ...lead, objectId: '999999' };
const owner = 'hubspot_owner_id';
const newOwner = { [owner]: '71001' };

let sandbox: SandboxHubSpot;
const call = { correlationId: 'c-1', idempotencyKey: 'k-1' };

let connector: SystemOfRecord;

beforeAll(async () => {
  sandbox = await startSandboxHubSpot({ ...identity, port: 0 });
  connector = connectorWith({});
});

afterAll(() => sandbox.stop());

beforeEach(async () => {
  await control('DELETE', 'faults');
  await control('PUT', 'records/contacts/501', { properties: { [owner]: '71004', email: 'a@example.com' } });
  await control('DELETE', 'requests');
});

function connectorWith(changed: Partial<HubSpotConnectorSettings>): SystemOfRecord {
  const token = () => Promise.resolve<string | undefined>(identity.token);
  const appId = String(identity.appId);
  return createHubSpotConnector({ baseUrl: sandbox.url, appId, token, timeoutMs: 5_000, ...changed });
}

async function control(method: string, path: string, body?: unknown): Promise<Response> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(`${sandbox.url}/_sandbox/${path}`, init);
  expect(response.ok, await response.clone().text()).toBe(true);
  return response;
}

async function fault(kind: Fault['fault'], values?: Record<string, string>): Promise<void> {
  await control('POST', 'faults', {
    fault: kind,
    match: { pathPattern: '*/501' },
    ...(values && { values }),
  });
}

/** What the record really holds, past every fault. */
async function held(): Promise<string | undefined> {
  const response = await control('GET', 'records/contacts/501');
  const { properties } = (await response.json()) as { properties: Record<string, string> };
  return properties[owner];
}

async function requestCount(): Promise<number> {
  const response = await control('GET', 'requests');
  return ((await response.json()) as unknown[]).length;
}

async function readOwner(from = connector) {
  const answer = await from.read(lead, [owner]);
  return answer.kind === 'ok' ? answer.value.properties[owner] : answer;
}

describe('a connector that works', () => {
  it('reads what it wrote, and knows that it wrote it', async () => {
    expect(await readOwner()).toMatchObject({ value: '71004', writtenByUs: false, changedBy: '98004' });
    expect(await connector.write(lead, newOwner, call)).toEqual({ kind: 'ok', value: {} });
    expect(await readOwner()).toMatchObject({ value: '71001', writtenByUs: true, changedBy: undefined });
    expect(await held()).toBe('71001');
  });

  it('tells since when a value stands, in UTC with milliseconds', async () => {
    await connector.write(lead, newOwner, call);
    const since = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string;
    expect(await readOwner()).toMatchObject({ since });
  });

  it('sees that a person changed the value after us', async () => {
    await connector.write(lead, newOwner, call);
    const change = { properties: { [owner]: '71002' }, userId: 98_005 };
    await control('PATCH', 'records/contacts/501', change);
    expect(await readOwner()).toMatchObject({ value: '71002', writtenByUs: false, changedBy: '98005' });
  });

  it('shows a property without a value as the empty text, and can clear one', async () => {
    await connector.write(lead, { [owner]: '' }, call);
    const answer = await connector.read(lead, [owner, 'no_such_property']);
    expect(answer).toMatchObject({
      kind: 'ok',
      value: {
        properties: { [owner]: { value: '', writtenByUs: true }, no_such_property: { value: '' } },
      },
    });
  });

  it('reads back an instant in another form that is the same', async () => {
    const since = '2026-11-20T10:00:00.000Z';
    await connector.write(lead, { baton_since: since }, call);
    const answer = await connector.read(lead, ['baton_since']);
    const shown = answer.kind === 'ok' ? (answer.value.properties.baton_since?.value ?? '') : '';
    expect(shown).not.toBe(since);
    expect(connector.isSame('baton_since', since, shown)).toBe(true);
  });

  it('finds other kinds of record, and the older family of addresses', async () => {
    const deal = { ...lead, objectType: 'deal', objectId: '701' };
    expect(await connector.read(deal, ['dealstage'])).toMatchObject({ kind: 'ok' });
    expect(await readOwner(connectorWith({ apiVersion: 'v3' }))).toMatchObject({ value: '71004' });
  });

  it('knows no record that does not exist', async () => {
    expect(await connector.read(nobody, [owner])).toEqual({ kind: 'not-found' });
    expect(await connector.write(nobody, newOwner, call)).toEqual({ kind: 'not-found' });
  });

  it('stays on its record, whatever the id', async () => {
    const astray = { ...lead, objectId: '501/../502?x=' };
    expect(await connector.read(astray, [owner])).toEqual({ kind: 'not-found' });
  });
});

describe('a write that the system refuses', () => {
  it('for good: names the field', async () => {
    expect(await connector.write(lead, { [owner]: '1' }, call)).toEqual({
      kind: 'refused',
      because: 'INVALID_OWNER_ID',
      permanent: true,
      field: owner,
    });
    expect(await connector.write(lead, { ...newOwner, no_such_property: 'x' }, call)).toMatchObject({
      kind: 'refused',
      because: 'PROPERTY_DOESNT_EXIST',
      field: 'no_such_property',
    });
    expect(await held()).toBe('71004');
  });

  it('by a rule of its administrators: names the field', async () => {
    await fault('validation');
    const refused = { kind: 'refused', permanent: true, field: 'jobtitle' };
    expect(await connector.write(lead, newOwner, call)).toMatchObject(refused);
  });

  it.each([
    ['rate-limited-burst', 10],
    ['rate-limited-daily', 3_600],
    ['locked', 2],
    ['migrating', 3_600],
  ] as const)('for now: %s passes after %i s', async (kind, afterSeconds) => {
    await fault(kind);
    expect(await connector.write(lead, newOwner, call)).toMatchObject({ kind: 'deferred', afterSeconds });
    expect(await held()).toBe('71004');
  });

  it('once its own limit is reached, and not after', async () => {
    const limited = await startSandboxHubSpot({ ...identity, port: 0, burstLimit: 1 });
    try {
      const busy = connectorWith({ baseUrl: limited.url });
      expect(await busy.write(lead, newOwner, call)).toMatchObject({ kind: 'ok' });
      expect(await busy.write(lead, newOwner, call)).toMatchObject({ kind: 'deferred', afterSeconds: 10 });
    } finally {
      await limited.stop();
    }
  });

  it('because the credential does not hold', async () => {
    await fault('unauthorised');
    expect(await connector.write(lead, newOwner, call)).toEqual({ kind: 'unauthorised' });
    const another = connectorWith({ token: () => Promise.resolve('another') });
    expect(await another.write(lead, newOwner, call)).toEqual({ kind: 'unauthorised' });
  });

  it.each([undefined, '', 'two\nlines', 'clé'])('without asking, when the token is %j', async (token) => {
    const unset = connectorWith({ token: () => Promise.resolve(token) });
    expect(await unset.write(lead, newOwner, call)).toEqual({ kind: 'unauthorised' });
    expect(await unset.read(lead, [owner])).toEqual({ kind: 'unauthorised' });
    expect(await requestCount()).toBe(0);
  });
});

describe('a write whose outcome is open', () => {
  it.each([
    ['server-error', 'http-502'],
    ['html', 'unreadable-answer'],
    ['reset', 'UND_ERR_SOCKET'],
  ] as const)('%s', async (kind, because) => {
    await fault(kind);
    expect(await connector.write(lead, newOwner, call)).toEqual({ kind: 'unknown', because });
    expect(await requestCount()).toBe(1);
  });

  it.each([
    ['timeout', '71004'],
    ['applied-then-timeout', '71001'],
  ] as const)('%s: the record then holds %s', async (kind, value) => {
    await fault(kind);
    const hasty = connectorWith({ timeoutMs: 300 });
    expect(await hasty.write(lead, newOwner, call)).toEqual({ kind: 'unknown', because: 'timeout' });
    expect(await held()).toBe(value);
    expect(await requestCount()).toBe(1);
  });
});

describe('a write that the system says yes to', () => {
  it.each([
    ['dropped', '71004', false],
    ['overwritten', '71004', false],
    ['altered', '71003', true],
  ] as const)('%s: the read-back shows %s', async (kind, value, writtenByUs) => {
    await fault(kind, kind === 'altered' ? { [owner]: value } : undefined);
    expect(await connector.write(lead, newOwner, call)).toEqual({ kind: 'ok', value: {} });
    const shown = await readOwner();
    expect(shown).toMatchObject({ value, writtenByUs });
    expect(connector.isSame(owner, newOwner[owner], value)).toBe(false);
  });

  it('may be read stale once, and true the next time', async () => {
    await connector.write(lead, newOwner, call);
    await fault('stale-read');
    expect(await readOwner()).toMatchObject({ value: '71004' });
    expect(await readOwner()).toMatchObject({ value: '71001' });
  });
});

describe('a read', () => {
  it.each([
    ['server-error', { kind: 'unknown', because: 'http-502' }],
    ['html', { kind: 'unknown', because: 'unreadable-answer' }],
    ['reset', { kind: 'unknown', because: 'UND_ERR_SOCKET' }],
    ['unauthorised', { kind: 'unauthorised' }],
    ['locked', { kind: 'deferred', because: 'LOCKED', afterSeconds: 2 }],
  ] as const)('uses the words of a write: %s', async (kind, answer) => {
    await fault(kind);
    expect(await readOwner()).toEqual(answer);
    expect(await requestCount()).toBe(1);
  });
});

describe('the records that are linked to one', () => {
  it('are named by kind, and a kind without any has none', async () => {
    expect(await connector.links(lead, ['company', 'deal'])).toEqual({
      kind: 'ok',
      value: { company: ['601'], deal: [] },
    });
  });

  it('are those that were associated, seen from both sides', async () => {
    const url = `${sandbox.url}/crm/objects/2026-09/deals/702/associations/default/companies/601`;
    const headers = { authorization: `Bearer ${identity.token}` };
    expect((await fetch(url, { method: 'PUT', headers })).status).toBe(200);
    const company: RecordRef = { ...lead, objectType: 'company', objectId: '601' };
    expect(await connector.links(company, ['deal', 'contact'])).toMatchObject({
      value: { deal: ['702'], contact: ['501'] },
    });
  });

  it('are not those of a record that is not there', async () => {
    expect(await connector.links(nobody, ['company'])).toEqual({ kind: 'not-found' });
  });
});

const LIFECYCLE: unknown = expect.arrayContaining(['salesqualifiedlead']);

describe('what fields take', () => {
  it('is told with the choices and what cannot be written', async () => {
    const answer = await connector.fields('contact');
    expect(answer).toMatchObject({
      kind: 'ok',
      value: {
        company: { kind: 'text', isWritable: true },
        hs_object_id: { isWritable: false },
        [owner]: { kind: 'reference', isWritable: true },
        baton_since: { kind: 'instant' },
        lifecyclestage: { kind: 'choice', choices: LIFECYCLE },
      },
    });
  });

  it('is refused like any reading', async () => {
    await control('POST', 'faults', { fault: 'html', match: { pathPattern: '/crm/properties/**' } });
    expect(await connector.fields('contact')).toEqual({ kind: 'unknown', because: 'unreadable-answer' });
  });
});
