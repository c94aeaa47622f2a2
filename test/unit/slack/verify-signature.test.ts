import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifySignature } from '#adapters/slack/verify-signature.ts';
import vector from '#test/vectors/slack-signature.json' with { type: 'json' };

const now = Number(vector.timestamp) * 1000;
const official = {
  body: Buffer.from(vector.body),
  signature: vector.signature,
  timestamp: vector.timestamp,
};

function signed(timestamp: string, body = Buffer.from('payload=%7B%7D')) {
  const digest = createHmac('sha256', vector.signingSecret).update(`v0:${timestamp}:`).update(body);
  return { body, timestamp, signature: `v0=${digest.digest('hex')}` };
}

describe('a signature of Slack', () => {
  it('of the official vector is authentic', () => {
    expect(verifySignature(official, vector.signingSecret, now)).toBe('authentic');
  });

  it('covers the raw bytes, whatever they are', () => {
    const request = signed(vector.timestamp, Buffer.from([0xff, 0x00, 0xfe]));
    expect(verifySignature(request, vector.signingSecret, now)).toBe('authentic');
  });

  it.each([
    ['another body', { body: Buffer.from(`${vector.body}&x=1`) }],
    ['another time', { timestamp: String(Number(vector.timestamp) + 1) }],
    ['another version', { signature: vector.signature.replace('v0=', 'v1=') }],
    ['another spelling', { signature: vector.signature.toUpperCase() }],
    ['a shorter signature', { signature: vector.signature.slice(0, -1) }],
  ])('does not fit %s', (_, changed) => {
    const verdict = verifySignature({ ...official, ...changed }, vector.signingSecret, now);
    expect(verdict).toEqual({ refused: 'wrong-signature' });
  });

  it('of another secret, or of none, is refused', () => {
    expect(verifySignature(official, 'another', now)).toEqual({ refused: 'wrong-signature' });
    const digest = createHmac('sha256', '').update(`v0:${vector.timestamp}:${vector.body}`).digest('hex');
    const empty = { ...official, signature: `v0=${digest}` };
    expect(verifySignature(empty, '', now)).toEqual({ refused: 'wrong-signature' });
  });

  it.each([undefined, ''])('that is missing (%s) is refused', (signature) => {
    expect(verifySignature({ ...official, signature }, vector.signingSecret, now)).toEqual({
      refused: 'missing-signature',
    });
  });

  it.each([undefined, '', '1e9', '-1531420618', '1531420618.5', '0x5b475c0a'])(
    'with the timestamp %s is refused',
    (timestamp) => {
      expect(verifySignature({ ...official, timestamp }, vector.signingSecret, now)).toEqual({
        refused: 'bad-timestamp',
      });
    },
  );

  it.each([-301_000, 301_000])('is refused %i ms from now', (skew) => {
    expect(verifySignature(official, vector.signingSecret, now + skew)).toEqual({ refused: 'stale' });
  });

  it.each([-300_000, 300_000])('is authentic %i ms from now', (skew) => {
    expect(verifySignature(official, vector.signingSecret, now + skew)).toBe('authentic');
  });
});
