import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifySignature } from '#adapters/hubspot/verify-signature.ts';
import type { SignedRequest } from '#adapters/hubspot/verify-signature.ts';
import signatures from '#test/vectors/hubspot-signatures.json' with { type: 'json' };

const now = Date.parse('2026-11-20T10:00:00.000Z');
const settings = { clientSecret: 'app-secret', publicBaseUrl: 'https://baton.example.com' };

interface Parts {
  readonly path: string;
  readonly rawQuery: string;
  readonly body: Buffer;
  readonly timestamp: string;
  /** What the sender takes the address for. */
  readonly signedUri: string;
}

function signed(parts: Partial<Parts> = {}): SignedRequest {
  const all: Parts = {
    path: '/webhooks/hubspot',
    rawQuery: '',
    body: Buffer.from('[{"a":1}]'),
    timestamp: String(now),
    signedUri: 'https://baton.example.com/webhooks/hubspot',
    ...parts,
  };
  const { signedUri, ...request } = all;
  const signature = createHmac('sha256', settings.clientSecret)
    .update(`POST${signedUri}`)
    .update(request.body)
    .update(request.timestamp)
    .digest('base64');
  return { method: 'POST', signature, ...request };
}

describe('a signature of HubSpot', () => {
  const vector = signatures.vectors.find(({ version }) => version === 'v3')!;
  const official = {
    method: vector.method,
    path: '/webhook_uri',
    rawQuery: '',
    body: Buffer.from(vector.body),
    signature: vector.signature,
    timestamp: vector.timestamp!,
  };
  const officialSettings = {
    clientSecret: vector.clientSecret,
    publicBaseUrl: 'https://www.example.com',
  };

  it('is authentic for the vector of the official SDKs', () => {
    expect(verifySignature(official, officialSettings, Number(vector.timestamp) + 1_000)).toBe('authentic');
  });

  it('is wrong for the vector with another body, address, method or secret', () => {
    const at = Number(vector.timestamp);
    const wrong = { refused: 'wrong-signature' };
    expect(verifySignature({ ...official, body: Buffer.from('{}') }, officialSettings, at)).toEqual(wrong);
    expect(verifySignature({ ...official, path: '/other' }, officialSettings, at)).toEqual(wrong);
    expect(verifySignature({ ...official, method: 'GET' }, officialSettings, at)).toEqual(wrong);
    expect(verifySignature(official, { ...officialSettings, clientSecret: 'x' }, at)).toEqual(wrong);
  });

  it('covers the raw bytes, whatever they are', () => {
    const body = Buffer.from([0x5b, 0xff, 0xfe, 0x00, 0x5d]);
    expect(verifySignature(signed({ body }), settings, now)).toBe('authentic');
    const altered = { ...signed({ body }), body: Buffer.from(body.toString('utf8')) };
    expect(verifySignature(altered, settings, now)).toEqual({ refused: 'wrong-signature' });
  });

  it('decodes the twelve documented escapes and no other', () => {
    const request = signed({
      path: '/web%20hooks/%3a%3A%2F%3F%40%21%24%27%28%29%2A%2C%3B',
      rawQuery: 'a=%26b%3D1',
      signedUri: "https://baton.example.com/web%20hooks/::/?@!$'()*,;?a=%26b%3D1",
    });
    expect(verifySignature(request, settings, now)).toBe('authentic');
  });

  it('takes the base address with or without a slash at its end', () => {
    const slashed = { ...settings, publicBaseUrl: 'https://baton.example.com/' };
    expect(verifySignature(signed(), slashed, now)).toBe('authentic');
  });

  it.each([
    ['exactly five minutes old', now - 300_000, 'authentic'],
    ['exactly five minutes ahead', now + 300_000, 'authentic'],
    ['a millisecond older', now - 300_001, { refused: 'stale' }],
    ['a millisecond further ahead', now + 300_001, { refused: 'stale' }],
  ])('is judged by its time: %s', (_, at, verdict) => {
    expect(verifySignature(signed({ timestamp: String(at) }), settings, now)).toEqual(verdict);
  });

  it.each(['', 'NaN', 'tomorrow', '1e12', '-1', ' 1', '1.5', '0x10', 'Infinity', '1'.repeat(17)])(
    'never skips the age check for the timestamp "%s"',
    (timestamp) => {
      expect(verifySignature(signed({ timestamp }), settings, now)).toEqual({ refused: 'bad-timestamp' });
    },
  );

  it('is refused without its headers', () => {
    expect(verifySignature({ ...signed(), signature: undefined }, settings, now)).toEqual({
      refused: 'missing-signature',
    });
    expect(verifySignature({ ...signed(), timestamp: undefined }, settings, now)).toEqual({
      refused: 'bad-timestamp',
    });
  });

  it('is refused when it is cut short, padded or spelled otherwise', () => {
    const { signature = '' } = signed();
    const spellings = [signature.slice(0, -1), `${signature}=`, ` ${signature}`, signature.replace(/=$/, '')];
    for (const spelling of spellings) {
      const verdict = verifySignature({ ...signed(), signature: spelling }, settings, now);
      expect(verdict).toEqual({ refused: 'wrong-signature' });
    }
  });

  it('never passes against an empty secret', () => {
    const signature = createHmac('sha256', '')
      .update(`POSThttps://baton.example.com/webhooks/hubspot[{"a":1}]${now}`)
      .digest('base64');
    const verdict = verifySignature({ ...signed(), signature }, { ...settings, clientSecret: '' }, now);
    expect(verdict).toEqual({ refused: 'wrong-signature' });
  });
});
