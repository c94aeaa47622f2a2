import { createServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { UnexpectedAnswerError } from '#adapters/operator-api/errors.ts';
import { askAgain } from '#test/cloud-support/ask-again.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Breaks the first connections before it answers; says how many requests came. */
async function breaking(times: number): Promise<{ readonly url: string; readonly asked: () => number }> {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    if (asked <= times) request.socket.resetAndDestroy();
    else response.writeHead(503).end();
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = addressOf(server);
  return { url: `http://127.0.0.1:${String(port)}`, asked: () => asked };
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address;
}

it('asks again where the connection broke, and takes any answer', async () => {
  const { url, asked } = await breaking(2);
  const { status } = await askAgain(() => fetch(url));
  expect({ status, asked: asked() }).toEqual({ status: 503, asked: 3 });
});

it('gives up after five', async () => {
  const { url, asked } = await breaking(9);
  await expect(askAgain(() => fetch(url))).rejects.toThrow('fetch failed');
  expect(asked()).toBe(5);
});

it('asks again where a gateway answered in place of Baton', async () => {
  let asked = 0;
  const answer = askAgain(async () => {
    asked += 1;
    if (asked === 1) throw new UnexpectedAnswerError('https://a-gateway.example', 502, 'look-up');
    return Promise.resolve('a story');
  });
  await expect(answer).resolves.toBe('a story');
});

it('says at once whatever else went wrong', async () => {
  await expect(askAgain(() => fetch('http://127.0.0.1:1'))).rejects.toThrow('fetch failed');
  await expect(askAgain(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const refused = new UnexpectedAnswerError('https://a-gateway.example', 403, 'look-up');
  await expect(askAgain(() => Promise.reject(refused))).rejects.toBe(refused);
});
