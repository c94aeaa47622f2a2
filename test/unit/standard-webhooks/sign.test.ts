import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { signatureOf } from '#adapters/standard-webhooks/sign.ts';

/** The vector of the reference libraries, and their example of several signatures. */
const file = path.resolve(import.meta.dirname, '../../vectors/standard-webhooks.json');
const { vectors, multiSig } = z
  .object({
    vectors: z.array(
      z.object({
        secret: z.string(),
        msgId: z.string(),
        timestamp: z.number(),
        payload: z.string(),
        signature: z.string(),
      }),
    ),
    multiSig: z.object({ header: z.string() }),
  })
  .parse(JSON.parse(readFileSync(file, 'utf8')));

describe('a signature of Standard Webhooks', () => {
  test.each(vectors)(
    'is that of the reference: $msgId',
    ({ secret, msgId, timestamp, payload, signature }) => {
      expect(signatureOf(secret, { id: msgId, timestamp, body: payload })).toBe(signature);
      expect(multiSig.header.split(' ')).toContain(signature);
    },
  );

  test('is another for another id, instant or body', () => {
    const secret = vectors[0]?.secret ?? '';
    const signed = { id: 'msg_1', timestamp: 1, body: '{}' };
    const all = [signed, { ...signed, id: 'msg_2' }, { ...signed, timestamp: 2 }, { ...signed, body: '{ }' }];
    expect(new Set(all.map((one) => signatureOf(secret, one))).size).toBe(4);
  });

  test.each([
    ['nothing', ''],
    ['a secret without its prefix', 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
    ['what is not Base64', 'whsec_not a secret, although it is long enough'],
    ['23 bytes', `whsec_${Buffer.alloc(23).toString('base64')}`],
    ['65 bytes', `whsec_${Buffer.alloc(65).toString('base64')}`],
  ])('is not made with %s', (_, secret) => {
    expect(signatureOf(secret, { id: 'msg_1', timestamp: 1, body: '{}' })).toBeUndefined();
  });
});
