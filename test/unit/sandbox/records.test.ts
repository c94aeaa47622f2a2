import { describe, expect, test } from 'vitest';
import { ask, contact, embeddedProblems, history, runSandbox } from './running-sandbox.ts';

describe('records', () => {
  test('a value that was never set is absent, and unknown names in the question are ignored', async () => {
    const sandbox = await runSandbox();
    const { body } = await ask(
      sandbox,
      'GET',
      '/crm/objects/2026-09/contacts/504?properties=company,nonsense,email',
    );
    expect(Object.keys(body.properties).sort()).toEqual([
      'createdate',
      'email',
      'hs_object_id',
      'lastmodifieddate',
    ]);
  });

  test('a value that was cleared is absent, and its history says so', async () => {
    const sandbox = await runSandbox();
    await ask(sandbox, 'PATCH', contact, { properties: { company: '' } });
    const answer = await ask(sandbox, 'GET', `${contact}?propertiesWithHistory=company`);
    expect(answer.body.properties).not.toHaveProperty('company');
    expect(history(answer, 'company').map(({ value }) => value)).toEqual(['', 'Northwind Robotics']);
  });

  test('a history names the app that wrote and the person who edited', async () => {
    const sandbox = await runSandbox();
    await ask(sandbox, 'PATCH', '/_sandbox/records/contacts/501', {
      properties: { hubspot_owner_id: '71002' },
      userId: 98_005,
    });
    await ask(sandbox, 'PATCH', contact, { properties: { hubspot_owner_id: '71001' } });
    const { body } = await ask(sandbox, 'GET', `${contact}?propertiesWithHistory=hubspot_owner_id`);
    expect(body.propertiesWithHistory.hubspot_owner_id).toMatchObject([
      { value: '71001', sourceType: 'INTEGRATION', sourceId: '54321' },
      { value: '71002', sourceType: 'CRM_UI', sourceId: 'userId:98005', updatedByUserId: 98_005 },
      { value: '71004', sourceType: 'CRM_UI' },
    ]);
  });

  test('writing what is there already leaves no trace', async () => {
    const sandbox = await runSandbox();
    const before = await ask(sandbox, 'GET', `${contact}?propertiesWithHistory=hubspot_owner_id`);
    await ask(sandbox, 'PATCH', contact, { properties: { hubspot_owner_id: '71004' } });
    const after = await ask(sandbox, 'GET', `${contact}?propertiesWithHistory=hubspot_owner_id`);
    expect(after.body).toEqual(before.body);
  });

  test('two changes within one millisecond keep their order', async () => {
    const sandbox = await runSandbox({ now: () => 1_790_000_000_000 });
    for (const company of ['One', 'Two']) await ask(sandbox, 'PATCH', contact, { properties: { company } });
    const answer = await ask(sandbox, 'GET', `${contact}?propertiesWithHistory=company`);
    const [newest, older] = history(answer, 'company');
    expect([newest?.value, older?.value]).toEqual(['Two', 'One']);
    expect(Date.parse(newest?.timestamp ?? '')).toBeGreaterThan(Date.parse(older?.timestamp ?? ''));
  });

  test('instants are read back as ISO text, however they were sent', async () => {
    const sandbox = await runSandbox();
    const { body } = await ask(sandbox, 'PATCH', contact, { properties: { baton_since: '1780000000000' } });
    expect(body.properties.baton_since).toBe('2026-05-28T20:26:40Z');
  });

  test.each([
    ['an unknown property', { nonsense: 'x' }, 'PROPERTY_DOESNT_EXIST'],
    ['a value that is no option', { lifecyclestage: 'SQL' }, 'INVALID_OPTION'],
    ['a property that HubSpot keeps itself', { hs_object_id: '1' }, 'READ_ONLY_VALUE'],
    ['a user id in the place of an owner id', { hubspot_owner_id: '98001' }, 'INVALID_OWNER_ID'],
    ['a number that is none', { expected_amount: 'a lot' }, 'INVALID_INTEGER'],
    ['an address that is none', { email: 'nobody' }, 'INVALID_EMAIL'],
    ['a moment that is none', { baton_since: 'yesterday' }, 'INVALID_DATE'],
  ])('%s fails the whole write', async (_, bad, error) => {
    const sandbox = await runSandbox();
    const answer = await ask(sandbox, 'PATCH', contact, { properties: { company: 'Changed', ...bad } });
    expect(answer).toMatchObject({ status: 400, body: { status: 'error', category: 'VALIDATION_ERROR' } });
    expect(embeddedProblems(answer)).toMatchObject([{ name: Object.keys(bad)[0], error, isValid: false }]);
    const { body } = await ask(sandbox, 'GET', `${contact}?properties=company`);
    expect(body.properties.company).toBe('Northwind Robotics');
  });

  test('a body that is not what the address takes is refused', async () => {
    const sandbox = await runSandbox();
    for (const body of [{ properties: { company: 7 } }, {}, []]) {
      expect((await ask(sandbox, 'PATCH', contact, body)).status).toBe(400);
    }
  });

  test('a record that does not exist, a kind of object and an address that do not exist are 404', async () => {
    const sandbox = await runSandbox();
    const missing = await ask(sandbox, 'GET', '/crm/objects/2026-09/contacts/1');
    expect(missing).toMatchObject({
      status: 404,
      body: { category: 'OBJECT_NOT_FOUND', context: { id: ['1'] } },
    });
    expect((await ask(sandbox, 'GET', '/crm/objects/2026-09/spaceships/1')).status).toBe(404);
    expect((await ask(sandbox, 'GET', '/crm/objects/1999-01/contacts/501')).status).toBe(404);
  });

  test('an archived record is found only by those who ask for archived ones', async () => {
    const sandbox = await runSandbox();
    expect((await ask(sandbox, 'DELETE', contact)).status).toBe(204);
    expect((await ask(sandbox, 'GET', contact)).status).toBe(404);
    expect((await ask(sandbox, 'PATCH', contact, { properties: {} })).status).toBe(404);
    const { body, text } = await ask(sandbox, 'GET', `${contact}?archived=true`);
    expect(text).toContain('archivedAt');
    expect(body).toMatchObject({ archived: true });
  });

  test('a record is found by a unique property, and by no other', async () => {
    const sandbox = await runSandbox();
    const path = '/crm/objects/2026-09/contacts/amelia.hart@example.com';
    expect((await ask(sandbox, 'GET', `${path}?idProperty=email`)).body.id).toBe('501');
    expect((await ask(sandbox, 'GET', `${path}?idProperty=company`)).status).toBe(400);
  });

  test('a unique value is taken once', async () => {
    const sandbox = await runSandbox();
    const input = { properties: { email: 'amelia.hart@example.com' } };
    const answer = await ask(sandbox, 'POST', '/crm/objects/2026-09/contacts', input);
    expect(answer).toMatchObject({
      status: 409,
      body: { category: 'CONFLICT', message: 'Contact already exists. Existing ID: 501' },
    });
  });

  test('many records are read at once, with an error for those that do not exist', async () => {
    const sandbox = await runSandbox();
    const body = { inputs: [{ id: '501' }, { id: '1' }], properties: ['company'] };
    const answer = await ask(sandbox, 'POST', '/crm/objects/2026-09/contacts/batch/read', body);
    expect(answer.status).toBe(207);
    expect(answer.body.results).toMatchObject([{ id: '501', properties: { company: 'Northwind Robotics' } }]);
    expect(answer.body).toMatchObject({ numErrors: 1, errors: [{ context: { ids: ['1'] } }] });
  });
});
