import { describe, expect, test } from 'vitest';
import { listen } from '#local/sandbox/http/listen.ts';
import type { SandboxHubSpot } from '#local/sandbox/hubspot/start-sandbox-hubspot.ts';
import { signV1, signV3 } from '#local/sandbox/hubspot/webhooks/sign.ts';
import recorded from '#test/vectors/hubspot-webhook-batch.json' with { type: 'json' };
import { ask, contact, endWithTest, identity, runSandbox } from './running-sandbox.ts';

interface Received {
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
  readonly events: Record<string, unknown>[];
}

/** Receives webhooks and answers with the statuses given, the last one for ever; 0 never answers. */
async function receiver(...statuses: number[]) {
  const received: Received[] = [];
  const server = await listen(0, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      received.push({ headers: request.headers, body, events: JSON.parse(body) as Received['events'] });
      const status = statuses.length > 1 ? statuses.shift() : statuses[0];
      if (status !== 0) response.writeHead(status ?? 200).end('taken');
    });
  });
  endWithTest(server);
  return { webhookUrl: `${server.url}/webhooks/hubspot`, received };
}

async function stateOf(sandbox: SandboxHubSpot): Promise<string | undefined> {
  return (await ask<{ state: string }[]>(sandbox, 'GET', '/_sandbox/deliveries')).body[0]?.state;
}

const stage = (value: string) => ({ properties: { lifecyclestage: value } });

describe('webhooks', () => {
  test('a change by a person is announced, signed, in the generic form', async () => {
    const { webhookUrl, received } = await receiver(200);
    const sandbox = await runSandbox({ webhookUrl });
    await ask(sandbox, 'PATCH', '/_sandbox/records/contacts/501', stage('salesqualifiedlead'));
    await expect.poll(() => received.length).toBe(1);
    expect(received[0]?.events).toMatchObject([
      {
        subscriptionType: 'object.propertyChange',
        objectTypeId: '0-1',
        objectId: 501,
        propertyName: 'lifecyclestage',
        propertyValue: 'salesqualifiedlead',
        changeSource: 'CRM_UI',
        sourceId: 'userId:98004',
        attemptNumber: 0,
        portalId: identity.portalId,
        appId: identity.appId,
      },
    ]);
    const recordedKeys = Object.keys(recorded.c_generic_propertyChange[0]!).sort();
    expect(Object.keys(received[0]?.events[0] ?? {}).sort()).toEqual(recordedKeys);
  });

  test('signatures cover the exact body, the address and the time', async () => {
    const { webhookUrl, received } = await receiver(200);
    const sandbox = await runSandbox({ webhookUrl: `${webhookUrl}?a=%2F` });
    await ask(sandbox, 'PATCH', '/_sandbox/records/contacts/501', stage('salesqualifiedlead'));
    await expect.poll(() => received.length).toBe(1);
    const { headers, body } = received[0]!;
    const { clientSecret } = identity;
    const timestampMs = Number(headers['x-hubspot-request-timestamp']);
    const url = `${webhookUrl}?a=/`;
    expect(headers['x-hubspot-signature-v3']).toBe(
      signV3({ clientSecret, method: 'POST', url, body, timestampMs }),
    );
    expect(headers['x-hubspot-signature']).toBe(signV1({ clientSecret, body }));
  });

  test('a change through the API names the app, and the classic form has no type id', async () => {
    const { webhookUrl, received } = await receiver(200);
    const sandbox = await runSandbox({ webhookUrl, webhookForm: 'classic' });
    await ask(sandbox, 'PATCH', contact, {
      properties: { hubspot_owner_id: '71001', company: 'Not subscribed' },
    });
    await expect.poll(() => received.length).toBe(1);
    expect(received[0]?.events).toMatchObject([
      { subscriptionType: 'contact.propertyChange', changeSource: 'INTEGRATION', sourceId: '54321' },
    ]);
    expect(received[0]?.events[0]).not.toHaveProperty('objectTypeId');
  });

  test('what a workflow overwrites is announced as well', async () => {
    const { webhookUrl, received } = await receiver(200);
    const sandbox = await runSandbox({ webhookUrl });
    await ask(sandbox, 'POST', '/_sandbox/faults', { match: { pathPattern: '*' }, fault: 'overwritten' });
    await ask(sandbox, 'PATCH', contact, { properties: { hubspot_owner_id: '71001' } });
    await expect.poll(() => received.length).toBe(2);
    const sources = received.map(({ events }) => events[0]?.changeSource).sort();
    expect(sources).toEqual(['AUTOMATION_PLATFORM', 'INTEGRATION']);
  });

  test('a change that is none, and a property that nobody subscribed to, are not announced', async () => {
    const { webhookUrl } = await receiver(200);
    const sandbox = await runSandbox({ webhookUrl });
    await ask(sandbox, 'PATCH', contact, { properties: { hubspot_owner_id: '71004', company: 'Renamed' } });
    expect((await ask(sandbox, 'GET', '/_sandbox/deliveries')).body).toEqual([]);
  });

  test('a refused delivery comes again with the next attempt number and a fresh signature', async () => {
    const { webhookUrl, received } = await receiver(500, 401, 200);
    const sandbox = await runSandbox({ webhookUrl, webhookRetrySpreadMs: 50 });
    await ask(sandbox, 'PATCH', contact, { properties: { hubspot_owner_id: '71001' } });
    await expect.poll(() => received.length).toBe(3);
    expect(received.map(({ events }) => events[0]?.attemptNumber)).toEqual([0, 1, 2]);
    expect(new Set(received.map(({ events }) => events[0]?.eventId)).size).toBe(1);
    await expect.poll(() => stateOf(sandbox)).toBe('delivered');
  });

  test('an answer that does not come in time counts as none', async () => {
    const { webhookUrl, received } = await receiver(0, 200);
    const sandbox = await runSandbox({ webhookUrl, webhookRetrySpreadMs: 50, webhookTimeoutMs: 50 });
    await ask(sandbox, 'PATCH', contact, { properties: { hubspot_owner_id: '71001' } });
    // The second answer may come too late as well, where the machine is busy.
    await expect.poll(() => received.length).toBeGreaterThanOrEqual(2);
  });

  test('it gives up after ten retries', async () => {
    const { webhookUrl, received } = await receiver(503);
    const sandbox = await runSandbox({ webhookUrl, webhookRetrySpreadMs: 20 });
    await ask(sandbox, 'PATCH', contact, { properties: { hubspot_owner_id: '71001' } });
    await expect.poll(() => stateOf(sandbox), { timeout: 5_000 }).toBe('given-up');
    expect(received).toHaveLength(11);
  });

  test('the last change of a property is sent again by hand, and the answer is shown', async () => {
    const { webhookUrl, received } = await receiver(200);
    const sandbox = await runSandbox({ webhookUrl });
    const answer = await ask(sandbox, 'POST', '/_sandbox/webhook', {});
    expect(answer.body).toMatchObject({ status: 200, body: 'taken' });
    expect(received[0]?.events).toMatchObject([
      { objectId: 501, propertyName: 'lifecyclestage', propertyValue: 'marketingqualifiedlead' },
    ]);
  });

  test('events of our own making are sent as they are, and nothing is retried', async () => {
    const { webhookUrl, received } = await receiver(500);
    const sandbox = await runSandbox();
    expect((await ask(sandbox, 'POST', '/_sandbox/webhook', {})).status).toBe(409);
    await ask(sandbox, 'PATCH', '/_sandbox/settings', { webhookUrl, webhookRetrySpreadMs: 0 });
    const { body } = await ask(sandbox, 'POST', '/_sandbox/webhook', {
      events: recorded.c_generic_propertyChange,
    });
    expect(body).toMatchObject({ status: 500 });
    expect(received[0]?.events).toEqual(recorded.c_generic_propertyChange);
    expect((await ask(sandbox, 'GET', '/_sandbox/deliveries')).body).toMatchObject([{ state: 'given-up' }]);
  });

  test('a receiver that is not there is told as such', async () => {
    const gone = await listen(0, (_, response) => response.end());
    await gone.stop();
    const sandbox = await runSandbox({ webhookUrl: gone.url });
    const { body } = await ask(sandbox, 'POST', '/_sandbox/webhook', {});
    expect(body.status).toBeUndefined();
    expect(body.body).toContain('ECONNREFUSED');
  });
});

describe('the end of a record', () => {
  const contact502 = '/_sandbox/records/contacts/502';

  test('a deletion is announced, and the record is gone', async () => {
    const { webhookUrl, received } = await receiver(200);
    const sandbox = await runSandbox({ webhookUrl });
    await ask(sandbox, 'DELETE', '/_sandbox/records/contacts/501');
    await expect.poll(() => received.length).toBe(1);
    expect(received[0]?.events).toMatchObject([
      { subscriptionType: 'object.deletion', objectTypeId: '0-1', objectId: 501, sourceId: 'userId:98004' },
    ]);
    expect((await ask(sandbox, 'GET', contact)).status).toBe(404);
  });

  test('a merge is announced about the record that is left, in the form that was recorded', async () => {
    const { webhookUrl, received } = await receiver(200);
    const sandbox = await runSandbox({ webhookUrl });
    await ask(sandbox, 'PUT', contact502, stage('lead'));
    await ask(sandbox, 'POST', '/_sandbox/records/contacts/501/merge', { into: '502' });
    await expect.poll(() => received.length).toBe(1);
    const ids = { objectId: 502, primaryObjectId: 502, mergedObjectIds: [501], newObjectId: 502 };
    expect(received[0]?.events).toMatchObject([{ subscriptionType: 'object.merge', ...ids }]);
    const recordedKeys = Object.keys(recorded.d_generic_association_and_merge[1]!);
    expect(Object.keys(received[0]?.events[0] ?? {})).toEqual(expect.arrayContaining(recordedKeys));
    expect((await ask(sandbox, 'GET', contact)).status).toBe(404);
  });

  test('is not announced where nobody subscribed to it, or a second time', async () => {
    const { webhookUrl, received } = await receiver(200);
    const sandbox = await runSandbox({
      webhookUrl,
      subscriptions: [{ type: 'contacts', happening: 'merge' }],
    });
    await ask(sandbox, 'DELETE', '/_sandbox/records/contacts/501');
    await ask(sandbox, 'PUT', contact502, stage('lead'));
    await ask(sandbox, 'POST', '/_sandbox/records/contacts/501/merge', { into: '502' });
    expect((await ask(sandbox, 'GET', '/_sandbox/deliveries')).body).toEqual([]);
    expect(received).toEqual([]);
  });
});
