import { describe, expect, it } from 'vitest';
import { isPublicAddress } from '#adapters/http-target/public-address.ts';
import { publicLookup } from '#adapters/http-target/public-lookup.ts';
import { sendDirectly } from '#adapters/http-target/send-directly.ts';
import { listen } from '#local/sandbox/http/listen.ts';

describe('an address', () => {
  it.each(['93.184.215.14', '8.8.8.8', '172.32.0.1', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])(
    'is public: %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it.each([
    ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '127.8.8.8', '169.254.169.254', '172.16.0.1'],
    ...['172.31.255.255', '192.0.0.8', '192.168.1.1', '198.18.0.1', '224.0.0.1', '255.255.255.255'],
    ...[
      '::',
      '::1',
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
      '64:ff9b::7f00:1',
      'fc00::1',
      'fd12::1',
      'fe80::1',
    ],
    ...['fec0::1', 'ff02::1', '2001::1', '2001:db8::1', '2002:7f00:1::', '3fff::1', '100::1'],
    ...['', 'localhost', '2130706433', '0x7f.1', '127.1'],
  ])('is not: %j', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

type Found = { readonly address: string; readonly family: number };

const lookedUp = (found: readonly Found[], all: boolean): Promise<unknown> =>
  new Promise((resolve) => {
    publicLookup((_, __, callback) => {
      callback(null, found);
    })('board.example.com', { all }, (error, address) => {
      resolve(error ?? address);
    });
  });

const open = { address: '93.184.215.14', family: 4 };
const inside = { address: '10.0.0.7', family: 4 };

describe('a name', () => {
  it('leads to the addresses that were checked, and to no others', async () => {
    expect(await lookedUp([open], true)).toEqual([open]);
    expect(await lookedUp([open], false)).toBe(open.address);
  });

  it('leads nowhere if one of its addresses is not public, or it has none', async () => {
    const refused = { code: 'ADDRESS_NOT_PUBLIC' };
    expect(await lookedUp([open, inside], true)).toMatchObject(refused);
    expect(await lookedUp([inside], false)).toMatchObject(refused);
    expect(await lookedUp([], true)).toMatchObject(refused);
  });

  it('leads nowhere if it is not known', async () => {
    const unknown = Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
    const told = new Promise((resolve) => {
      publicLookup((_, __, callback) => {
        callback(unknown, []);
      })('board.example.com', {}, resolve);
    });
    expect(await told).toBe(unknown);
  });
});

describe('a request', () => {
  const send = (url: string, reach: 'public' | 'any', lookup?: ReturnType<typeof publicLookup>) =>
    sendDirectly(
      { method: 'GET', url: new URL(url), headers: {} },
      { timeoutMs: 2_000, reach, ...(lookup && { lookup }) },
    );

  it('goes over TLS, and to no address that is not public, however it is written', async () => {
    expect(await send('http://board.example.com/', 'public')).toEqual({
      ...{ kind: 'refused', because: 'NOT_HTTPS' },
    });
    for (const host of [
      '127.0.0.1',
      '2130706433',
      '0x7f000001',
      '[::1]',
      '[::ffff:127.0.0.1]',
      '169.254.169.254',
    ])
      expect(await send(`https://${host}/`, 'public'), host).toEqual({
        ...{ kind: 'refused', because: 'ADDRESS_NOT_PUBLIC' },
      });
  });

  it('is not sent where a name leads by the time of the connection, if that is not public', async () => {
    let connections = 0;
    const server = await listen(0, () => {
      connections += 1;
    });
    const { port } = new URL(server.url);
    const answers = [open, { address: '127.0.0.1', family: 4 }];
    const rebound = publicLookup((_, __, callback) => {
      callback(null, answers.slice(-1));
    });
    expect(await send(`https://board.example.com:${port}/`, 'public', rebound)).toEqual({
      ...{ kind: 'refused', because: 'ADDRESS_NOT_PUBLIC' },
    });
    expect(connections).toBe(0);
    await server.stop();
  });

  it('that never left is refused: no connection, or no TLS', async () => {
    const server = await listen(0, (_, response) => response.end('{}'));
    const tls = await send(server.url.replace('http:', 'https:'), 'any');
    expect(tls.kind).toBe('refused');
    await server.stop();
    expect(await send(server.url, 'any')).toEqual({ kind: 'refused', because: 'ECONNREFUSED' });
  });
});
