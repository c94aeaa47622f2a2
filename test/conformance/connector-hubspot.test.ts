import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHubSpotConnector } from '#adapters/hubspot/hubspot-connector.ts';
import type { HubSpotConnectorSettings } from '#adapters/hubspot/hubspot-connector.ts';
import { fixedToken } from '#adapters/oauth/tokens-by-credential.ts';
import type { SystemOfRecord } from '#domain/ports/connector.ts';
import { startSandboxHubSpot } from '#local/sandbox/hubspot/start-sandbox-hubspot.ts';
import type { SandboxHubSpot } from '#local/sandbox/hubspot/start-sandbox-hubspot.ts';
import { control } from './support/connectors/control.ts';
import { hubspotIdentity } from './support/connectors/hubspot-sandbox.ts';

const contact = { objectType: 'contact', objectId: '501' };
const owner = 'hubspot_owner_id';
const newOwner = { [owner]: '71001' };
const call = { correlationId: 'c-1', idempotencyKey: 'k-1' };

let sandbox: SandboxHubSpot;
let connector: SystemOfRecord;

beforeAll(async () => {
  sandbox = await startSandboxHubSpot({ ...hubspotIdentity, port: 0 });
  connector = connectorWith({});
});

afterAll(() => sandbox.stop());

function connectorWith(changed: Partial<HubSpotConnectorSettings>): SystemOfRecord {
  const tokens = fixedToken(hubspotIdentity.token);
  const appId = String(hubspotIdentity.appId);
  const usual = { baseUrl: sandbox.url, appId, tokens, timeoutMs: 5_000, now: Date.now };
  return createHubSpotConnector({ ...usual, ...changed });
}

describe('what only HubSpot has', () => {
  it('its history names the person who gave a value, and a property that it does not have is empty', async () => {
    const answer = await connector.read(contact, [owner, 'no_such_property']);
    expect(answer).toMatchObject({
      value: { properties: { [owner]: { changedBy: '98004' }, no_such_property: { value: '' } } },
    });
  });

  it('finds other kinds of record, and the older family of addresses', async () => {
    const deal = { objectType: 'deal', objectId: '701' };
    expect(await connector.read(deal, ['dealstage'])).toMatchObject({ kind: 'ok' });
    expect(await connectorWith({ apiVersion: 'v3' }).read(contact, [owner])).toMatchObject({ kind: 'ok' });
  });

  it('writes to nobody who does not exist', async () => {
    const nobody = { ...contact, objectId: '999999' };
    expect(await connector.write(nobody, newOwner, call)).toEqual({ kind: 'not-found' });
  });

  it('its limit holds once it is reached, and not after', async () => {
    const limited = await startSandboxHubSpot({ ...hubspotIdentity, port: 0, burstLimit: 1 });
    try {
      const busy = connectorWith({ baseUrl: limited.url });
      expect(await busy.write(contact, newOwner, call)).toMatchObject({ kind: 'ok' });
      expect(await busy.write(contact, newOwner, call)).toMatchObject({ kind: 'deferred', afterSeconds: 10 });
    } finally {
      await limited.stop();
    }
  });
});

describe('the requests of a day', () => {
  it('are told by the answers to a token, and told anew when they say more', async () => {
    const small = await startSandboxHubSpot({ ...hubspotIdentity, port: 0, dailyLimit: 20 });
    try {
      const asking = connectorWith({ baseUrl: small.url, now: () => Date.parse('2030-01-31T10:12:00Z') });
      expect(asking.requestNews?.()).toBeUndefined();
      await asking.read(contact, [owner]);
      const at = '2030-01-31T10:12:00.000Z';
      expect(asking.requestNews?.()).toEqual({ at, used: 1, most: 20 });
      expect(asking.requestNews?.()).toBeUndefined();
      await asking.write(contact, newOwner, call);
      expect(asking.requestNews?.()).toEqual({ at, used: 2, most: 20 });
    } finally {
      await small.stop();
    }
  });
});

describe('the records that are linked to one', () => {
  it('are named by kind, and a kind without any has none', async () => {
    expect(await connector.links(contact, ['company', 'deal'])).toEqual({
      kind: 'ok',
      value: { company: ['601'], deal: [] },
    });
  });

  it('are those that were associated, seen from both sides', async () => {
    const url = `${sandbox.url}/crm/objects/2026-09/deals/702/associations/default/companies/601`;
    const headers = { authorization: `Bearer ${hubspotIdentity.token}` };
    expect((await fetch(url, { method: 'PUT', headers })).status).toBe(200);
    const company = { objectType: 'company', objectId: '601' };
    expect(await connector.links(company, ['deal', 'contact'])).toMatchObject({
      value: { deal: ['702'], contact: ['501'] },
    });
  });

  it('are not those of a record that is not there', async () => {
    const nobody = { ...contact, objectId: '999999' };
    expect(await connector.links(nobody, ['company'])).toEqual({ kind: 'not-found' });
  });
});

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
        lifecyclestage: {
          kind: 'choice',
          choices: expect.arrayContaining(['salesqualifiedlead']) as unknown,
        },
      },
    });
  });

  it('is refused like any reading', async () => {
    const fault = { fault: 'html', match: { pathPattern: '/crm/properties/**' } };
    await control(sandbox.url, 'POST', 'faults', fault);
    expect(await connector.fields('contact')).toEqual({ kind: 'unknown', because: 'unreadable-answer' });
  });
});
