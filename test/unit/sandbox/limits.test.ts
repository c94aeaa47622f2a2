import { describe, expect, test } from 'vitest';
import { ask, contact, runSandbox } from './running-sandbox.ts';

const search = '/crm/objects/2026-09/contacts/search';

describe('access and limits', () => {
  test('nobody is served without the token of the app', async () => {
    const sandbox = await runSandbox();
    for (const headers of [{}, { authorization: 'Bearer wrong' }]) {
      const answer = await ask(sandbox, 'GET', contact, undefined, { headers });
      expect(answer).toMatchObject({
        status: 401,
        body: { status: 'error', category: 'INVALID_AUTHENTICATION' },
      });
    }
  });

  test('answers count down what is left of ten seconds and of the day', async () => {
    const sandbox = await runSandbox();
    const first = await ask(sandbox, 'GET', contact);
    const second = await ask(sandbox, 'GET', contact);
    expect(first.headers.get('x-hubspot-ratelimit-max')).toBe('190');
    expect(first.headers.get('x-hubspot-ratelimit-interval-milliseconds')).toBe('10000');
    expect(second.headers.get('x-hubspot-ratelimit-remaining')).toBe('188');
    expect(second.headers.get('x-hubspot-ratelimit-daily-remaining')).toBe('649998');
  });

  test('one request too many within ten seconds is refused, and served again later', async () => {
    let now = 1_790_000_000_000;
    const sandbox = await runSandbox({ burstLimit: 2, now: () => now });
    const statuses = [];
    for (let index = 0; index < 3; index += 1) statuses.push((await ask(sandbox, 'GET', contact)).status);
    expect(statuses).toEqual([200, 200, 429]);
    const refused = await ask(sandbox, 'GET', contact);
    expect(refused.body).toMatchObject({ errorType: 'RATE_LIMIT', policyName: 'TEN_SECONDLY_ROLLING' });
    expect(refused.headers.get('x-hubspot-ratelimit-remaining')).toBe('0');
    expect(refused.headers.get('retry-after')).toBeNull();
    now += 10_000;
    expect((await ask(sandbox, 'GET', contact)).status).toBe(200);
  });

  test('the day ends what the day allows', async () => {
    let now = Date.parse('2026-11-20T23:59:00Z');
    const sandbox = await runSandbox({ dailyLimit: 1, now: () => now });
    await ask(sandbox, 'GET', contact);
    expect((await ask(sandbox, 'GET', contact)).body).toMatchObject({ policyName: 'DAILY' });
    now += 60_000;
    expect((await ask(sandbox, 'GET', contact)).status).toBe(200);
  });

  test('searches have a limit of their own and tell none in headers', async () => {
    const sandbox = await runSandbox({ searchLimit: 1, now: () => 1_790_000_000_000 });
    const first = await ask(sandbox, 'POST', search, {});
    expect(first.status).toBe(200);
    expect(first.headers.get('x-hubspot-ratelimit-max')).toBeNull();
    const second = await ask(sandbox, 'POST', search, {});
    expect(second).toMatchObject({ status: 429, body: { message: 'You have reached your secondly limit.' } });
  });

  test('requests are recorded without the token', async () => {
    const sandbox = await runSandbox();
    await ask(sandbox, 'PATCH', contact, { properties: { company: 'Renamed' } });
    const { text, body } = await ask(sandbox, 'GET', '/_sandbox/requests');
    expect(body).toMatchObject([
      {
        method: 'PATCH',
        path: contact,
        body: { properties: { company: 'Renamed' } },
        status: 200,
        fault: null,
      },
    ]);
    expect(text).not.toContain('pat-test-token');
    await ask(sandbox, 'DELETE', '/_sandbox/requests');
    expect((await ask(sandbox, 'GET', '/_sandbox/requests')).body).toEqual([]);
  });
});
