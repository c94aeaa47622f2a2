import { expect, test } from 'vitest';
import type { Exchange } from '#domain/ports/attempt-records.ts';
import { triedLine } from '#lambdas/_presenting/tried-line.ts';

const at = '2030-01-31T12:00:00.000Z';
const asked: Exchange = {
  ...{ at, system: 'salesforce', purpose: 'write', method: 'POST', path: '/composite' },
  ...{ status: 200, durationMs: 5 },
};
const refused = { kind: 'refused', because: 'INSUFFICIENT_ACCESS_OR_READONLY' } as const;

test.each<[string, Partial<Exchange>]>([
  [
    'Salesforce, write: refused (400 inside a 200): INSUFFICIENT_ACCESS_OR_READONLY, OwnerId',
    { understood: { ...refused, inside: 400, field: 'OwnerId' } },
  ],
  ['Salesforce, write: not let in (inside a 200)', { understood: { kind: 'unauthorised' } }],
  ['Salesforce, write: yes (200)', { understood: { kind: 'ok' } }],
  ['Salesforce, write: yes (200)', {}],
  ['Salesforce, read back: not let in (401)', { purpose: 'read-back', status: 401 }],
  [
    'Salesforce, access token: refused (400)',
    { isForToken: true, status: 400, understood: { kind: 'unauthorised' } },
  ],
  ['Salesforce, read: no answer: timeout', { purpose: 'read', status: undefined, because: 'timeout' }],
])('what was tried says what became of it: %s', (what, more) => {
  expect(triedLine({ ...asked, ...more })).toEqual({ at, what });
});
