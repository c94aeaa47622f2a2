import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sendRequest } from '#adapters/http/send-request.ts';
import { watchExchanges } from '#adapters/http/watch-exchanges.ts';
import type { HttpExchange } from '#domain/ports/attempt-records.ts';

let server: Server;
let base = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/reset') return void request.socket.destroy();
    if (request.url === '/html') return void response.writeHead(502).end('<p>nora@example.com</p>');
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"501","name":"Nora"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  base = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const send = (path: string, body?: unknown) =>
  sendRequest(
    { method: body === undefined ? 'GET' : 'PATCH', url: new URL(path, base), token: 'tok-1', body },
    2000,
  );

async function seenWhile(work: () => Promise<unknown>): Promise<readonly HttpExchange[]> {
  const seen: HttpExchange[] = [];
  await watchExchanges((exchange) => void seen.push(exchange), work);
  return seen;
}

it('sees what was sent and what came back, without its token', async () => {
  const seen = await seenWhile(() => send('/contacts/501', { owner_id: '7', name: 'Nora' }));
  expect(seen).toEqual([
    {
      method: 'PATCH',
      path: '/contacts/501',
      sent: '{"owner_id":"7","name":"‹text, 4 characters›"}',
      status: 200,
      received: '{"id":"501","name":"‹text, 4 characters›"}',
      durationMs: expect.any(Number) as number,
    },
  ]);
  expect(JSON.stringify(seen)).not.toContain('tok-1');
});

it('sees a request without an answer', async () => {
  expect(await seenWhile(() => send('/reset'))).toMatchObject([{ method: 'GET', because: 'UND_ERR_SOCKET' }]);
});

it('sees an answer that is no JSON, and not its words', async () => {
  const [seen] = await seenWhile(() => send('/html'));
  expect(seen).toMatchObject({ status: 502, received: '‹text, 23 characters›' });
});

it('sees nothing of what runs beside it', async () => {
  const [one, other] = await Promise.all([
    seenWhile(() => Promise.all([send('/tasks/1'), send('/tasks/1')])),
    seenWhile(() => send('/tasks/2')),
    send('/tasks/3'),
  ]);
  expect(one.map(({ path }) => path)).toEqual(['/tasks/1', '/tasks/1']);
  expect(other.map(({ path }) => path)).toEqual(['/tasks/2']);
});
