import { describe, expect, test } from 'vitest';
import { signV1, signV3 } from '#local/sandbox/hubspot/webhooks/sign.ts';
import signatures from '#test/vectors/hubspot-signatures.json' with { type: 'json' };

function vector(version: string) {
  return signatures.vectors.filter((candidate) => candidate.version === version);
}

describe('the signatures of webhooks', () => {
  test.each(vector('v3'))(
    'v3 is what HubSpot publishes: $name',
    ({ clientSecret, method, url, body, ...rest }) => {
      const timestampMs = Number(rest.timestamp);
      expect(signV3({ clientSecret, method, url: url ?? '', body, timestampMs })).toBe(rest.signature);
    },
  );

  test.each(vector('v1'))('v1 is what HubSpot publishes: $name', ({ clientSecret, body, signature }) => {
    expect(signV1({ clientSecret, body })).toBe(signature);
  });

  test.each(Object.entries(signatures.uriDecodeTable))('%s is signed as %s', (escape, character) => {
    const sign = (url: string) =>
      signV3({ clientSecret: 'secret', method: 'POST', url, body: '[]', timestampMs: 1 });
    expect(sign(`https://example.com/a?b=${escape}`)).toBe(sign(`https://example.com/a?b=${character}`));
    expect(sign(`https://example.com/a?b=${escape.toLowerCase()}`)).toBe(
      sign(`https://example.com/a?b=${character}`),
    );
  });

  test('every other escape is signed as it stands', () => {
    const sign = (url: string) =>
      signV3({ clientSecret: 'secret', method: 'POST', url, body: '[]', timestampMs: 1 });
    expect(sign('https://example.com/%20')).not.toBe(sign('https://example.com/ '));
  });
});
