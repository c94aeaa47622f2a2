import { describe, expect, test } from 'vitest';
import type { SandboxHubSpot } from '#local/sandbox/hubspot/start-sandbox-hubspot.ts';
import { ask, contact, embeddedProblems, history, runSandbox } from './running-sandbox.ts';

const anyContact = { pathPattern: '/crm/*/contacts/*' };
const owner = { properties: { hubspot_owner_id: '71001' } };

async function withFault(fault: string, parts: Record<string, unknown> = {}): Promise<SandboxHubSpot> {
  const sandbox = await runSandbox();
  const added = await ask(sandbox, 'POST', '/_sandbox/faults', { match: anyContact, fault, ...parts });
  expect(added.status).toBe(201);
  return sandbox;
}

async function ownerHistory(sandbox: SandboxHubSpot): Promise<[string, string][]> {
  const answer = await ask(sandbox, 'GET', `${contact}?propertiesWithHistory=hubspot_owner_id`);
  return history(answer, 'hubspot_owner_id').map(({ value, sourceType }) => [value, sourceType]);
}

describe('faults of writes', () => {
  test('dropped: the answer shows the new value, and nothing is stored', async () => {
    const sandbox = await withFault('dropped');
    const answer = await ask(sandbox, 'PATCH', contact, owner);
    expect(answer).toMatchObject({ status: 200, body: owner });
    expect(await ownerHistory(sandbox)).toEqual([['71004', 'CRM_UI']]);
  });

  test('overwritten: a workflow sets it back right after', async () => {
    const sandbox = await withFault('overwritten');
    expect(await ask(sandbox, 'PATCH', contact, owner)).toMatchObject({ status: 200, body: owner });
    expect(await ownerHistory(sandbox)).toEqual([
      ['71004', 'AUTOMATION_PLATFORM'],
      ['71001', 'INTEGRATION'],
      ['71004', 'CRM_UI'],
    ]);
  });

  test('overwritten: or sets something else', async () => {
    const sandbox = await withFault('overwritten', { values: { hubspot_owner_id: '71003' } });
    await ask(sandbox, 'PATCH', contact, owner);
    expect((await ownerHistory(sandbox))[0]).toEqual(['71003', 'AUTOMATION_PLATFORM']);
  });

  test('altered: another spelling is stored, or what the fault names', async () => {
    const sandbox = await withFault('altered');
    await ask(sandbox, 'PATCH', contact, { properties: { phone: '+1 (888) 482-7768' } });
    expect((await ask(sandbox, 'GET', `${contact}?properties=phone`)).body.properties.phone).toBe(
      '+18884827768',
    );
    const other = await withFault('altered', { values: { hubspot_owner_id: '71002' } });
    expect(await ask(other, 'PATCH', contact, owner)).toMatchObject({ body: owner });
    expect((await ownerHistory(other))[0]).toEqual(['71002', 'INTEGRATION']);
  });

  test('a fault may wait for a request that has something in its path or its body', async () => {
    const sandbox = await runSandbox();
    const match = { ...anyContact, containing: '71001' };
    await ask(sandbox, 'POST', '/_sandbox/faults', { match, fault: 'server-error' });
    const other = { properties: { hubspot_owner_id: '71003' } };
    expect(await ask(sandbox, 'PATCH', contact, other)).toMatchObject({ status: 200 });
    expect(await ask(sandbox, 'PATCH', contact, owner)).toMatchObject({ status: 502 });
  });

  test('or in its query, and may let some pass first', async () => {
    const sandbox = await runSandbox();
    const match = { ...anyContact, containing: 'jobtitle' };
    await ask(sandbox, 'POST', '/_sandbox/faults', { match, fault: 'server-error', skips: 1 });
    const asked = [`${contact}?properties=jobtitle`, `${contact}?properties=phone`];
    const statuses: number[] = [];
    for (const path of [...asked, ...asked]) statuses.push((await ask(sandbox, 'GET', path)).status);
    expect(statuses).toEqual([200, 200, 502, 200]);
  });

  test('a fault of an answer may have the request carried out all the same', async () => {
    const sandbox = await withFault('server-error', { applied: true });
    expect(await ask(sandbox, 'PATCH', contact, owner)).toMatchObject({ status: 502 });
    expect((await ownerHistory(sandbox))[0]).toEqual(['71001', 'INTEGRATION']);
  });

  test('a fault of writes waits for a write', async () => {
    const sandbox = await withFault('dropped');
    await ask(sandbox, 'GET', contact);
    expect((await ask(sandbox, 'GET', '/_sandbox/faults')).body).toMatchObject([
      { fault: 'dropped', times: 1 },
    ]);
  });
});

describe('faults of answers', () => {
  test.each([
    ['rate-limited', 429, { policyName: 'TEN_SECONDLY_ROLLING', errorType: 'RATE_LIMIT' }],
    ['rate-limited-daily', 429, { policyName: 'DAILY', message: 'You have reached your daily limit.' }],
    ['server-error', 502, { status: 'error' }],
    ['unauthorised', 401, { category: 'INVALID_AUTHENTICATION' }],
    ['locked', 423, { status: 'error' }],
    ['migrating', 477, { status: 'error' }],
    ['validation', 400, { category: 'VALIDATION_ERROR' }],
  ])('%s answers %i and writes nothing', async (fault, status, body) => {
    const sandbox = await withFault(fault);
    const answer = await ask(sandbox, 'PATCH', contact, owner);
    expect(answer).toMatchObject({ status, body });
    expect(answer.text).toContain('correlationId');
    expect(await ownerHistory(sandbox)).toEqual([['71004', 'CRM_UI']]);
  });

  test('migrating says how long to wait', async () => {
    const sandbox = await withFault('migrating');
    expect((await ask(sandbox, 'GET', contact)).headers.get('retry-after')).toBe('3600');
  });

  test('validation names a property that was sent, inside the message', async () => {
    const sandbox = await withFault('validation');
    const answer = await ask(sandbox, 'PATCH', contact, owner);
    expect(embeddedProblems(answer)).toMatchObject([{ name: 'hubspot_owner_id' }]);
  });

  test('html answers 200 with a page and writes nothing', async () => {
    const sandbox = await withFault('html');
    const answer = await ask(sandbox, 'PATCH', contact, owner);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toContain('text/html');
    expect(await ownerHistory(sandbox)).toEqual([['71004', 'CRM_UI']]);
  });

  test('stale-read shows the record as it was before its last change, as often as wanted', async () => {
    const sandbox = await withFault('stale-read', { times: 2 });
    await ask(sandbox, 'PATCH', contact, owner);
    expect(await ownerHistory(sandbox)).toEqual([['71004', 'CRM_UI']]);
    const { body } = await ask(sandbox, 'GET', `${contact}?properties=hubspot_owner_id`);
    expect(body.properties.hubspot_owner_id).toBe('71004');
    expect((await ownerHistory(sandbox))[0]).toEqual(['71001', 'INTEGRATION']);
  });
});

describe('faults of the connection', () => {
  test('timeout never answers and writes nothing', async () => {
    const sandbox = await withFault('timeout', { match: { method: 'PATCH', ...anyContact } });
    await gaveUp(sandbox);
    expect(await ownerHistory(sandbox)).toEqual([['71004', 'CRM_UI']]);
    expect((await ask<unknown[]>(sandbox, 'GET', '/_sandbox/requests')).body[0]).toMatchObject({
      method: 'PATCH',
      fault: 'timeout',
      status: null,
    });
  });

  test('timeout with an end applies late and then answers', async () => {
    const sandbox = await withFault('timeout', { answerAfterSeconds: 0.05 });
    expect(await ask(sandbox, 'PATCH', contact, owner)).toMatchObject({ status: 200, body: owner });
    expect((await ownerHistory(sandbox))[0]).toEqual(['71001', 'INTEGRATION']);
  });

  test('applied-then-timeout writes and never answers', async () => {
    const sandbox = await withFault('applied-then-timeout');
    await gaveUp(sandbox);
    expect((await ownerHistory(sandbox))[0]).toEqual(['71001', 'INTEGRATION']);
  });

  test('applied-then-timeout may answer after all', async () => {
    const sandbox = await withFault('applied-then-timeout', { answerAfterSeconds: 0.05 });
    expect(await ask(sandbox, 'PATCH', contact, owner)).toMatchObject({ status: 200, body: owner });
  });

  test('reset breaks the connection and writes nothing', async () => {
    const sandbox = await withFault('reset', { match: { method: 'PATCH', ...anyContact } });
    await expect(ask(sandbox, 'PATCH', contact, owner)).rejects.toThrow();
    expect(await ownerHistory(sandbox)).toEqual([['71004', 'CRM_UI']]);
  });

  /** Asks for a write and hangs up without an answer, once the sandbox has the request. */
  async function gaveUp(sandbox: SandboxHubSpot): Promise<void> {
    const hangUp = new AbortController();
    const asked = ask(sandbox, 'PATCH', contact, owner, {
      body: JSON.stringify(owner),
      signal: hangUp.signal,
    });
    const refused = expect(asked).rejects.toThrow();
    await expect
      .poll(async () => (await ask<unknown[]>(sandbox, 'GET', '/_sandbox/requests')).body.length)
      .toBe(1);
    hangUp.abort();
    await refused;
  }
});

describe('the list of faults', () => {
  test('a fault meets as many fitting requests as it says, and no others', async () => {
    const sandbox = await withFault('server-error', {
      match: { method: 'get', pathPattern: '*/contacts/501' },
      times: 2,
    });
    const statuses = [];
    for (const path of [
      '/crm/objects/2026-09/contacts/502',
      contact,
      '/crm/v3/objects/contacts/501',
      contact,
    ]) {
      statuses.push((await ask(sandbox, 'GET', path)).status);
    }
    expect(statuses).toEqual([200, 502, 502, 200]);
  });

  test('is cleared at once', async () => {
    const sandbox = await withFault('server-error');
    expect((await ask(sandbox, 'DELETE', '/_sandbox/faults')).status).toBe(204);
    expect((await ask(sandbox, 'GET', contact)).status).toBe(200);
  });

  test('a method that there is not is refused, with those that there are', async () => {
    const sandbox = await runSandbox();
    const match = { ...anyContact, method: 'PACH' };
    const answer = await ask(sandbox, 'POST', '/_sandbox/faults', { match, fault: 'dropped' });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('is unknown; there is GET, HEAD, POST, PUT, PATCH, DELETE');
  });

  test('an unknown fault is refused in one sentence', async () => {
    const sandbox = await runSandbox();
    const answer = await ask(sandbox, 'POST', '/_sandbox/faults', { match: anyContact, fault: 'tired' });
    expect(answer).toMatchObject({ status: 400, body: {} });
    expect(answer.text).toContain('fault');
  });
});
