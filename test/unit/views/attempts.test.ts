import { expect, test } from 'vitest';
import { attempts } from '#views/texts/en/attempts.ts';

const at = '2030-01-31T12:00:00.000Z';
const request = { at, system: 'Salesforce', purpose: 'write', status: 200, durationMs: 20 } as const;
const refused = { kind: 'refused', because: 'FIELD_CUSTOM_VALIDATION_EXCEPTION', field: 'OwnerId' } as const;

test.each([
  [
    { ...refused, inside: 400 },
    200,
    'it refused (400 inside a 200): a rule of its own refuses the value (FIELD_CUSTOM_VALIDATION_EXCEPTION), OwnerId',
  ],
  [
    { kind: 'unknown', because: 'unreadable-answer' },
    200,
    'whether it did is not known (200): unreadable answer',
  ],
  [{ kind: 'unknown', because: 'http-503' }, 503, 'it failed (503)'],
  [
    { kind: 'deferred', because: 'RATE_LIMITS' },
    429,
    'there were too many requests (429): rate limits (RATE_LIMITS)',
  ],
  [{ kind: 'not-found' }, 404, 'it did not find it (404)'],
  [{ kind: 'ok' }, 200, 'it did'],
  [undefined, 200, 'it did'],
  [undefined, 403, 'it did not allow that (403)'],
] as const)('what was understood of an answer decides what is said: %j', (understood, status, said) => {
  expect(attempts.request({ ...request, status, understood })).toBe(
    `Salesforce was asked to change it: ${said}, at once.`,
  );
});

test('a request for an access token is called that', () => {
  expect(attempts.request({ ...request, isForToken: true })).toBe(
    'Salesforce was asked for a new access token: it did, at once.',
  );
});
