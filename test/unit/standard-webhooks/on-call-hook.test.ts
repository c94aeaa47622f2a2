import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, test } from 'vitest';
import { standardWebhook } from '#adapters/standard-webhooks/on-call-hook.ts';
import { signatureOf } from '#adapters/standard-webhooks/sign.ts';
import type { OnCallEvent } from '#domain/incident/on-call-event.ts';
import { listening } from '../http/listen.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const NOW = '2026-11-20T12:00:00.900Z';
const SECONDS = 1795176000;
const event: OnCallEvent = {
  type: 'incident.escalated',
  timestamp: '2026-11-20T11:59:00.000Z',
  data: {
    ...{ incident: 'a1', severity: 'high', headline: 'Zoë declined: no time', owner: 'Lena Fischer' },
    ...{ deadline: '2026-11-20T11:59:00.000Z', holds: 1, escalations: 1 },
    command: 'npx baton incidents show a1',
  },
};

interface Seen {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const listen = listening();

async function receiving(status: number, headers: Readonly<Record<string, string>> = {}) {
  const seen: Seen[] = [];
  const url = await listen((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      seen.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      response.writeHead(status, headers).end('thanks');
    });
  });
  return { url, seen };
}

const hookWith = (secret: string | undefined = SECRET, reach: 'any' | 'public' = 'any', timeoutMs = 2000) =>
  standardWebhook({ secret: async () => secret, now: () => NOW, reach, timeoutMs });

describe('the webhook of whoever is on call', () => {
  test('gets one signed request, which its receiver can check over the bytes that came', async () => {
    const { url, seen } = await receiving(202);
    expect(await hookWith().send(url, 'msg_1', event)).toEqual({ outcome: 'sent' });
    expect(seen).toHaveLength(1);
    const body = seen[0]?.body ?? '';
    expect(seen[0]?.headers).toMatchObject({
      ...{ 'webhook-id': 'msg_1', 'webhook-timestamp': String(SECONDS), 'content-type': 'application/json' },
      'webhook-signature': signatureOf(SECRET, { id: 'msg_1', timestamp: SECONDS, body }),
    });
    expect(JSON.parse(body)).toEqual(event);
  });

  test.each([
    [200, { outcome: 'sent' }],
    [204, { outcome: 'sent' }],
    [400, { outcome: 'refused', because: 'http-400' }],
    [404, { outcome: 'refused', because: 'http-404' }],
    [410, { outcome: 'refused', because: 'gone' }],
    [408, { outcome: 'later', because: 'http-408' }],
    [500, { outcome: 'later', because: 'http-500' }],
    [503, { outcome: 'later', because: 'http-503' }],
  ])('that answers %i: %o', async (status, outcome) => {
    const { url } = await receiving(status);
    expect(await hookWith().send(url, 'msg_1', event)).toEqual(outcome);
  });

  test('that says when to come again is heeded', async () => {
    const { url } = await receiving(429, { 'retry-after': '90' });
    const outcome = { outcome: 'later', because: 'http-429', afterSeconds: 90 };
    expect(await hookWith().send(url, 'msg_1', event)).toEqual(outcome);
  });

  test('that redirects is not followed', async () => {
    const other = await receiving(200);
    const { url } = await receiving(307, { location: other.url });
    expect(await hookWith().send(url, 'msg_1', event)).toEqual({ outcome: 'refused', because: 'http-307' });
    expect(other.seen).toEqual([]);
  });

  test('that is not there, or says nothing, is tried again', async () => {
    const gone = await hookWith().send('http://127.0.0.1:1/hook', 'msg_1', event);
    expect(gone).toEqual({ outcome: 'later', because: 'ECONNREFUSED' });
    const silent = await listen(() => undefined);
    expect(await hookWith(SECRET, 'any', 50).send(silent, 'msg_1', event)).toEqual({
      ...{ outcome: 'later', because: 'timeout' },
    });
  });

  test('without a secret, or with none that signs, gets nothing', async () => {
    const { url, seen } = await receiving(200);
    const unset = standardWebhook({
      ...{ secret: async () => undefined, now: () => NOW, reach: 'any', timeoutMs: 2000 },
    });
    expect(await unset.send(url, 'msg_1', event)).toEqual({ outcome: 'refused', because: 'secret-unset' });
    expect(await hookWith('hunter2').send(url, 'msg_1', event)).toEqual({
      ...{ outcome: 'refused', because: 'secret-malformed' },
    });
    expect(seen).toEqual([]);
  });

  test('is reached over https and at public addresses only', async () => {
    const { url, seen } = await receiving(200);
    const send = (to: string) => hookWith(SECRET, 'public').send(to, 'msg_1', event);
    expect(await send(url)).toEqual({ outcome: 'refused', because: 'NOT_HTTPS' });
    expect(await send(url.replace('http:', 'https:'))).toEqual({
      ...{ outcome: 'refused', because: 'ADDRESS_NOT_PUBLIC' },
    });
    expect(await send('https://localhost/hook')).toEqual({
      outcome: 'refused',
      because: 'ADDRESS_NOT_PUBLIC',
    });
    expect(seen).toEqual([]);
  });
});
