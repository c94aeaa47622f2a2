import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createHubSpotConnector } from '#adapters/hubspot/hubspot-connector.ts';
import { fixedToken } from '#adapters/oauth/tokens-by-credential.ts';
import type { RecordRef } from '#domain/record.ts';

const call = { correlationId: 'c-1', idempotencyKey: 'k-1' };
const lead: RecordRef = { source: 'hubspot', objectType: 'contact', objectId: '501' };
const servers: Server[] = [];
const sockets: Socket[] = [];
let requests = 0;

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done))));
  requests = 0;
});

/** A server that treats each request it gets as `treat` says; its port. */
async function serverThat(treat: (socket: Socket) => void): Promise<number> {
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => socket.destroy());
    socket.on('data', (data) => {
      if (!/^(GET|PATCH) |^\x16/.test(data.toString('latin1'))) return;
      requests += 1;
      treat(socket);
    });
  });
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function connectorTo(baseUrl: string, timeoutMs = 5_000) {
  const tokens = fixedToken('app-token');
  return createHubSpotConnector({ baseUrl, appId: '54321', tokens, timeoutMs, now: Date.now });
}

function write(baseUrl: string, timeoutMs?: number) {
  return connectorTo(baseUrl, timeoutMs).write(lead, { hubspot_owner_id: '71001' }, call);
}

async function writeTo(treat: (socket: Socket) => void, timeoutMs?: number) {
  return write(`http://127.0.0.1:${await serverThat(treat)}`, timeoutMs);
}

function answering(status: string, body = '{}', headers = ''): (socket: Socket) => void {
  const head = `HTTP/1.1 ${status}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n`;
  return (socket) => socket.end(`${head}${headers}\r\n${body}`);
}

const record = '{"id":"501","properties":{}}';
const begun = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{"id"';

describe('a write that reached the system and may have been applied', () => {
  it.each<[string, (socket: Socket) => void, string]>([
    ['reset before the answer', (socket) => socket.resetAndDestroy(), 'ECONNRESET'],
    ['closed before the answer', (socket) => socket.end(), 'UND_ERR_SOCKET'],
    ['closed in the middle of the answer', (socket) => socket.end(begun), 'UND_ERR_SOCKET'],
    ['reset in the middle of the answer', resetAfterBegin, 'ECONNRESET'],
    ['answered in no known protocol', (socket) => socket.end('hello\r\n\r\n'), 'connection-failed'],
    ['answered with an empty body', answering('200 OK', ''), 'unreadable-answer'],
    ['answered with JSON that is no record', answering('200 OK', '[1]'), 'unreadable-answer'],
    ['answered 202', answering('202 Accepted', record), 'http-202'],
    ['answered 207', answering('207 Multi-Status', record), 'http-207'],
    ['answered 503', answering('503 Unavailable', '{}', 'retry-after: 0\r\n'), 'http-503'],
    ['answered 408', answering('408 Timeout'), 'http-408'],
    ['answered 409', answering('409 Conflict'), 'http-409'],
    ['answered 421', answering('421 Misdirected'), 'http-421'],
    ['answered 425', answering('425 Too Early'), 'http-425'],
    ['refused by a page that is not its own', answering('403 Forbidden', '<p>blocked'), 'http-403'],
  ])('%s, by one request', async (_how, treat, because) => {
    expect(await writeTo(treat)).toEqual({ kind: 'unknown', because });
    expect(requests).toBe(1);
  });

  it.each([301, 302, 303, 307, 308])('is not redirected by a %i', async (status) => {
    const target = await serverThat(answering('200 OK', record));
    const location = `location: http://127.0.0.1:${target}/elsewhere\r\n`;
    const answer = await writeTo(answering(`${status} Moved`, '{}', location));
    expect(answer).toEqual({ kind: 'unknown', because: `http-${status}` });
    expect(requests).toBe(1);
  });

  it.each<[string, (socket: Socket) => void]>([
    ['says nothing', () => undefined],
    ['says nothing after the status line', (socket) => socket.write('HTTP/1.1 200 OK\r\n')],
    ['stops in the middle of its answer', (socket) => socket.write(begun)],
  ])('ends when its time is up, if the system %s', async (_how, treat) => {
    expect(await writeTo(treat, 300)).toEqual({ kind: 'unknown', because: 'timeout' });
    expect(requests).toBe(1);
  });
});

/** Resets only once the client has the beginning, or it would see a reset before any answer. */
function resetAfterBegin(socket: Socket): void {
  socket.write(begun, () => setTimeout(() => socket.resetAndDestroy(), 100));
}

describe('a write that never left', () => {
  it('because nobody listens', async () => {
    const port = await serverThat(() => undefined);
    const [server] = servers.splice(0);
    await new Promise((done) => server?.close(done));
    const refused = { kind: 'refused', because: 'ECONNREFUSED', permanent: false, isUnreachable: true };
    expect(await write(`http://127.0.0.1:${port}`)).toEqual(refused);
  });

  it('because the name does not exist', async () => {
    const answer = await write('http://nowhere.invalid');
    expect(answer).toMatchObject({ kind: 'refused', permanent: false });
    expect(answer).toHaveProperty('because', expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/));
  });

  it('because the other side speaks no TLS', async () => {
    const port = await serverThat((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const because = 'ERR_SSL_WRONG_VERSION_NUMBER';
    const refused = { kind: 'refused', because, permanent: false, isUnreachable: true };
    expect(await write(`https://127.0.0.1:${port}`)).toEqual(refused);
  });
});

describe('the time of a request', () => {
  it('lets a slow answer through that comes in time', async () => {
    const slowly = (socket: Socket) => setTimeout(() => answering('200 OK', record)(socket), 200);
    expect(await writeTo(slowly)).toEqual({ kind: 'ok', value: {} });
  });
});

describe('a connection', () => {
  it('is never used twice, because a kept one may be dead after a pause', async () => {
    const port = await serverThat((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${record.length}\r\n\r\n${record}`);
    });
    const connector = connectorTo(`http://127.0.0.1:${port}`);
    await connector.write(lead, { hubspot_owner_id: '71001' }, call);
    await connector.read(lead, ['hubspot_owner_id']);
    await connector.write(lead, { hubspot_owner_id: '71001' }, call);
    expect(requests).toBe(3);
    expect(sockets).toHaveLength(3);
  });
});
