import * as z from 'zod';
import { describe, expect, test, vi } from 'vitest';
import { Client } from '@hubspot/api-client';
import { ApiException } from '@hubspot/api-client/lib/codegen/crm/contacts/index.js';
import { FilterOperatorEnum } from '@hubspot/api-client/lib/codegen/crm/contacts/models/Filter.js';
import type { SandboxHubSpot } from '#local/sandbox/hubspot/start-sandbox-hubspot.ts';
import { ask, identity, runSandbox } from '#test/unit/sandbox/running-sandbox.ts';

const instant = z.iso.datetime();

/** What HubSpot's published interface descriptions (2026-09 and v3) require of the answers that Baton reads. */
const shapes = {
  record: z.object({
    id: z.string(),
    properties: z.record(z.string(), z.string().nullable()),
    propertiesWithHistory: z
      .record(
        z.string(),
        z.array(
          z.object({
            value: z.string(),
            timestamp: instant,
            sourceType: z.string(),
            sourceId: z.string().optional(),
            sourceLabel: z.string().optional(),
            updatedByUserId: z.int32().optional(),
          }),
        ),
      )
      .optional(),
    createdAt: instant,
    updatedAt: instant,
    archived: z.boolean(),
    archivedAt: instant.optional(),
  }),
  owner: z.object({
    id: z.string(),
    type: z.enum(['PERSON', 'QUEUE']),
    email: z.string().optional(),
    userId: z.int32().optional(),
    userIdIncludingInactive: z.int32().optional(),
    teams: z.array(z.object({ id: z.string(), name: z.string(), primary: z.boolean() })).optional(),
    createdAt: instant,
    updatedAt: instant,
    archived: z.boolean(),
  }),
  property: z.object({
    name: z.string(),
    label: z.string(),
    type: z.string(),
    fieldType: z.string(),
    groupName: z.string(),
    description: z.string(),
    options: z.array(
      z.object({ label: z.string(), value: z.string(), hidden: z.boolean(), displayOrder: z.int32() }),
    ),
    modificationMetadata: z.object({
      archivable: z.boolean(),
      readOnlyDefinition: z.boolean(),
      readOnlyValue: z.boolean(),
    }),
  }),
  error: z.object({ message: z.string(), category: z.string(), correlationId: z.uuid() }),
};

const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({
    results: z.array(item).min(1),
    paging: z.object({ next: z.object({ after: z.string() }) }).optional(),
  });

const families = [
  ['2026-09', (kind: string, rest: string) => `/crm/${kind}/2026-09${rest}`],
  ['v3', (kind: string, rest: string) => `/crm/v3/${kind}${rest}`],
] as const;

describe.each(families)('answers of the %s paths have the published shape', (_, path) => {
  const read = (sandbox: SandboxHubSpot, where: string) => ask<unknown>(sandbox, 'GET', where);

  test('a record, its history, and a record that was written or created', async () => {
    const sandbox = await runSandbox();
    const one = path('objects', '/contacts/501');
    const answers = [
      await read(sandbox, `${one}?properties=email&propertiesWithHistory=hs_lead_status`),
      await ask<unknown>(sandbox, 'PATCH', one, { properties: { company: 'Renamed' } }),
      await ask<unknown>(sandbox, 'POST', path('objects', '/0-3'), { properties: { dealname: 'New' } }),
    ];
    for (const { body } of answers) shapes.record.parse(body);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 201]);
  });

  test('a search and a batch', async () => {
    const sandbox = await runSandbox();
    const search = await ask<unknown>(sandbox, 'POST', path('objects', '/contacts/search'), { limit: 2 });
    pageOf(shapes.record).extend({ total: z.int32() }).parse(search.body);
    const input = { inputs: [{ id: '501' }], properties: [], propertiesWithHistory: [] };
    const batch = await ask<unknown>(sandbox, 'POST', path('objects', '/contacts/batch/read'), input);
    pageOf(shapes.record)
      .extend({ status: z.literal('COMPLETE'), startedAt: instant, completedAt: instant })
      .parse(batch.body);
  });

  test('owners: the active ones unless asked, one by either id', async () => {
    const sandbox = await runSandbox();
    const active = pageOf(shapes.owner).parse((await read(sandbox, path('owners', '?limit=3'))).body);
    expect(active).toMatchObject({ results: [{ id: '71001' }, {}, {}], paging: { next: { after: '3' } } });
    const left = pageOf(shapes.owner).parse((await read(sandbox, path('owners', '?archived=true'))).body);
    expect(left.results).toMatchObject([{ id: '71006', archived: true, userIdIncludingInactive: 98_006 }]);
    expect(left.results[0]).not.toHaveProperty('userId');
    const byUser = await read(sandbox, path('owners', '/98001?idProperty=userId'));
    expect(shapes.owner.parse(byUser.body).id).toBe('71001');
    expect((await read(sandbox, path('owners', '/98001'))).status).toBe(404);
    const byMail = pageOf(shapes.owner).parse(
      (await read(sandbox, path('owners', '?email=maya.chen@example.com'))).body,
    );
    expect(byMail.results).toHaveLength(1);
  });

  test('properties: the standard ones, and one that an app creates', async () => {
    const sandbox = await runSandbox();
    const all = pageOf(shapes.property).parse((await read(sandbox, path('properties', '/contacts'))).body);
    const names = all.results.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'lifecyclestage',
        'hubspot_owner_id',
        'baton_handoff_id',
        'baton_state',
        'baton_offered_to',
        'baton_accepted_by',
        'baton_since',
      ]),
    );
    const wanted = { name: 'tier', label: 'Tier', type: 'string', fieldType: 'text', groupName: 'baton' };
    const created = await ask<unknown>(sandbox, 'POST', path('properties', '/contacts'), wanted);
    expect([created.status, shapes.property.parse(created.body).name]).toEqual([201, 'tier']);
    expect((await ask(sandbox, 'POST', path('properties', '/contacts'), wanted)).status).toBe(409);
    expect((await read(sandbox, path('properties', '/contacts/tier'))).status).toBe(200);
    expect((await read(sandbox, path('properties', '/contacts/nonsense'))).status).toBe(404);
    const write = { properties: { tier: 'gold' } };
    expect((await ask(sandbox, 'PATCH', path('objects', '/contacts/501'), write)).status).toBe(200);
  });

  test('errors', async () => {
    const sandbox = await runSandbox();
    const bad = { properties: { nonsense: 'x' } };
    const answers = [
      await read(sandbox, path('objects', '/contacts/1')),
      await ask<unknown>(sandbox, 'PATCH', path('objects', '/contacts/501'), bad),
      await ask<unknown>(sandbox, 'GET', path('owners', ''), undefined, { headers: {} }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 400, 401]);
    for (const { body } of answers) shapes.error.parse(body);
  });
});

/** The official client speaks the v3 paths only; the 2026-09 paths are proved by the shapes above. */
describe('the official client (@hubspot/api-client, v3 paths) works against the sandbox', () => {
  const clientOf = (sandbox: SandboxHubSpot, numberOfApiCallRetries = 0) =>
    new Client({ accessToken: identity.token, basePath: sandbox.url, numberOfApiCallRetries });

  test('it reads a contact with its history', async () => {
    const { basicApi } = clientOf(await runSandbox()).crm.contacts;
    const contact = await basicApi.getById('501', ['email', 'lifecyclestage'], ['hs_lead_status']);
    expect(contact).toMatchObject({ id: '501', archived: false });
    expect(contact.properties.lifecyclestage).toBe('marketingqualifiedlead');
    expect(contact.updatedAt).toBeInstanceOf(Date);
    const values = contact.propertiesWithHistory?.hs_lead_status;
    expect(values?.map(({ value }) => value)).toEqual(['OPEN', 'CONNECTED']);
    expect(values?.[0]).toMatchObject({ sourceType: 'CRM_UI', updatedByUserId: 98_004 });
  });

  test('it writes an owner and reads it back', async () => {
    const { basicApi } = clientOf(await runSandbox()).crm.contacts;
    const written = await basicApi.update('501', { properties: { hubspot_owner_id: '71001' } });
    expect(written.properties.hubspot_owner_id).toBe('71001');
    const read = await basicApi.getById('501', ['hubspot_owner_id']);
    expect(read.properties.hubspot_owner_id).toBe('71001');
  });

  test('it searches', async () => {
    const { searchApi } = clientOf(await runSandbox()).crm.contacts;
    const filter = {
      propertyName: 'email',
      operator: FilterOperatorEnum.Eq,
      value: 'rafael.soto@example.com',
    };
    const found = await searchApi.doSearch({
      filterGroups: [{ filters: [filter] }],
      properties: ['company'],
    });
    expect(found.total).toBe(1);
    expect(found.results[0]?.properties.company).toBe('Soto Logistics');
  });

  test('it lists owners and reads one', async () => {
    const { ownersApi } = clientOf(await runSandbox()).crm.owners;
    expect((await ownersApi.getPage()).results.map(({ id }) => id)).toContain('71005');
    expect(await ownersApi.getById(71001)).toMatchObject({ firstName: 'Maya', userId: 98_001 });
  });

  test('it reads the definition of a property', async () => {
    const { coreApi } = clientOf(await runSandbox()).crm.properties;
    const stage = await coreApi.getByName('contacts', 'lifecyclestage');
    expect(stage.options.map(({ value }) => value)).toContain('salesqualifiedlead');
  });

  test('it lists the pipelines of deals', async () => {
    const { pipelinesApi } = clientOf(await runSandbox()).crm.pipelines;
    const [first] = (await pipelinesApi.getAll('deals')).results;
    expect(first?.createdAt).toBeInstanceOf(Date);
    const won = first?.stages.find(({ id }) => id === 'closedwon');
    expect(won?.metadata).toEqual({ isClosed: 'true', probability: '1.0' });
  });

  test('it throws its own exception for a refused value and for a burst limit', async () => {
    const sandbox = await runSandbox();
    const { basicApi } = clientOf(sandbox).crm.contacts;
    const refused = basicApi.update('501', { properties: { lifecyclestage: 'SQL' } });
    await expect(refused).rejects.toMatchObject({ code: 400, body: { category: 'VALIDATION_ERROR' } });
    await addFault(sandbox, 'rate-limited');
    const limited: unknown = await basicApi.getById('501').catch((error: unknown) => error);
    expect(limited).toBeInstanceOf(ApiException);
    expect(limited).toMatchObject({ code: 429, body: { policyName: 'TEN_SECONDLY_ROLLING' } });
  });

  test('it tries again by itself after a server error and after a limited search', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const sandbox = await runSandbox({ searchLimit: 1 });
    const { basicApi, searchApi } = clientOf(sandbox, 3).crm.contacts;
    await addFault(sandbox, 'server-error');
    expect((await basicApi.getById('501')).id).toBe('501');
    await searchApi.doSearch({});
    expect((await searchApi.doSearch({})).total).toBe(5);
    const asked = await ask<{ status: number }[]>(sandbox, 'GET', '/_sandbox/requests');
    expect(asked.body.map(({ status }) => status)).toEqual([502, 200, 200, 429, 200]);
  });

  async function addFault(sandbox: SandboxHubSpot, fault: string): Promise<void> {
    const added = await ask(sandbox, 'POST', '/_sandbox/faults', { match: { pathPattern: '*' }, fault });
    expect(added.status).toBe(201);
  }
});
