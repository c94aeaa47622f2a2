import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createHttpTargetConnector } from '#adapters/http-target/http-target-connector.ts';
import { watchExchanges } from '#adapters/http/watch-exchanges.ts';
import { BY_ID } from '#domain/contract/http-system.ts';
import type { HttpExchange } from '#domain/ports/attempt-records.ts';
import { boardSystem } from '#test/unit/contract/sample.ts';

const system = {
  ...boardSystem,
  ...{ thing: '', idAt: '/login', fields: { state: { at: '/status', kind: 'text' as const } } },
  read: { method: 'GET' as const, path: '/people/{id}', query: {} },
  errors: { code: '/status' },
};

let server: Server;
let baseUrl = '';

beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    const isThere = !url.endsWith('nobody');
    const body = isThere
      ? { login: url.split('/').at(-1), status: 'Maya.Chen' }
      : { status: 'NO_SUCH_PERSON' };
    response.writeHead(isThere ? 200 : 422, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  baseUrl = `http://127.0.0.1:${String(typeof address === 'object' ? address?.port : 0)}/api`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function keptOf(objectId: string): Promise<readonly HttpExchange[]> {
  const connector = createHttpTargetConnector(system, {
    ...{ baseUrl, header: 'Authorization', scheme: 'Bearer', reach: 'any' },
    ...{ secret: () => Promise.resolve('t'), timeoutMs: 5_000, now: Date.now },
  });
  const seen: HttpExchange[] = [];
  const see = (exchange: HttpExchange) => void seen.push(exchange);
  await watchExchanges(see, () => connector.read({ objectType: BY_ID, objectId }, ['state']));
  return seen;
}

it('of a system that a team describes nothing is kept but what the description names', async () => {
  expect(await keptOf('p-71')).toMatchObject([
    { path: '/api/people/p-71', status: 200, received: '{"login":"p-71","status":"‹text, 9 characters›"}' },
  ]);
  expect(JSON.stringify(await keptOf('maya.chen'))).not.toMatch(/maya/i);
});

it('the code of an error is kept where the description says that it stands', async () => {
  const path = '/api/people/‹text, 6 characters›';
  expect(await keptOf('nobody')).toMatchObject([{ path, received: '{"status":"NO_SUCH_PERSON"}' }]);
});
