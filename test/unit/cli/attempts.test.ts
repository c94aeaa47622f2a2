import { expect, test } from 'vitest';
import { attempts } from '#cli/commands/attempts.ts';
import { styleFor } from '#cli/output/style.ts';
import type { AttemptRecord } from '#domain/ports/attempt-records.ts';

const at = '2030-01-31T12:00:00.000Z';
const read = {
  system: 'hubspot',
  purpose: 'read',
  at,
  method: 'GET',
  path: '/contacts/501',
  durationMs: 12,
} as const;
const record: AttemptRecord = {
  ...{
    recordId: '1',
    target: 'salesforce',
    work: 'sync',
    attempt: 2,
    at,
    correlationId: 'cor-1',
    outcome: 'later',
  },
  exchanges: [
    { ...read, status: 200, received: '{"id":"501"}' },
    {
      ...{ ...read, system: 'salesforce', purpose: 'write', method: 'PATCH', sent: '{"OwnerId":"0051"}' },
      ...{ because: 'timeout', idempotencyKey: 'h1.salesforce.2', durationMs: 10_000 },
    },
  ],
};

const apiWith = (found: readonly AttemptRecord[], isCut = false) => ({
  attempts: async (id: string) => ({ id, attempts: [...found], isCut }),
});

test('each request is a line in plain words', async () => {
  const { text } = await attempts(apiWith([record]), 'h1', {});
  const [heading, first = '', second = '', ...rest] = text(styleFor(false)).split('\n');
  expect(heading).toMatch(/^WHEN +SYSTEM +BATON +IT SAID +TOOK +SO$/);
  expect(first).toMatch(/ HubSpot +looked what Salesforce is to get +yes \(200\) +at once$/);
  expect(second).toMatch(/ Salesforce +wrote \(no. 2\) +no answer: timeout +10\.0 s +is tried again$/);
  expect(rest.join('')).toMatch(/--raw shows the requests themselves/);
  expect(text(styleFor(false))).not.toMatch(/cor-1|OwnerId|contacts/);
});

test.each([
  ['read', 'sync', 404, 'looked', 'not there (404)'],
  ['write', 'reflect', 204, 'told it how far the handoff is (no. 2)', 'yes (204)'],
  ['write', 'status', 400, 'set the status (no. 2)', 'refused (400)'],
  ['write', 'sync', 429, 'wrote (no. 2)', 'too many requests (429)'],
  ['read-back', 'sync', 503, 'read back', 'failed (503)'],
  ['create', 'sync', 201, 'made it (no. 2)', 'yes (201)'],
  ['put-away', 'sync', 302, 'put it away (no. 2)', 'elsewhere (302)'],
  ['fields', 'sync', 401, 'asked what its fields take', 'not let in (401)'],
] as const)(
  'a %s of a %s that is answered %d is said in words',
  async (purpose, work, status, what, said) => {
    const exchange = { ...read, system: 'salesforce', purpose, status };
    const { text } = await attempts(apiWith([{ ...record, work, exchanges: [exchange] }]), 'h1', {});
    expect(text(styleFor(false))).toContain(`${what}  ${said}`);
  },
);

const CODE = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';

test.each([
  [
    { kind: 'refused', because: CODE, field: 'OwnerId', inside: 400 },
    200,
    `refused (400 inside a 200): ${CODE}, OwnerId`,
  ],
  [{ kind: 'refused', because: CODE, field: 'OwnerId' }, 400, `refused (400): ${CODE}, OwnerId`],
  [{ kind: 'refused', because: 'ENTITY_IS_LOCKED' }, 423, 'locked (423): ENTITY_IS_LOCKED'],
  [{ kind: 'unknown', because: 'unreadable-answer' }, 200, 'no word whether it did (200): unreadable answer'],
  [{ kind: 'unknown', because: 'http-503' }, 503, 'failed (503)'],
  [{ kind: 'deferred', because: 'TOO_MANY' }, 429, 'too many requests (429): TOO_MANY'],
  [{ kind: 'deferred', because: 'BUSY' }, 200, 'not now (inside a 200): BUSY'],
  [{ kind: 'not-found' }, 200, 'not there (inside a 200)'],
  [{ kind: 'ok' }, 200, 'yes (200)'],
  [undefined, 200, 'yes (200)'],
] as const)('what was understood is said, whatever the status: %j', async (understood, status, said) => {
  const exchange = { ...read, system: 'salesforce', purpose: 'write', status, understood } as const;
  const go = { ...record, outcome: 'held', exchanges: [exchange] };
  const { text } = await attempts(apiWith([go]), 'h1', {});
  expect(text(styleFor(false))).toContain(`  ${said}  `);
  expect(text(styleFor(false))).toMatch(/ {2}held$/m);
});

test.each([
  ['still-old', 'it still shows the old value: is looked at again'],
  ['shows-other', 'it does not show what was written: is looked at again'],
  ['not-syncing', 'no longer asked for'],
  ['done', 'was done already'],
  ['verified', 'verified'],
])('what became of it is said in words: %s', async (outcome, said) => {
  const exchanges = [{ ...read, system: 'salesforce', status: 200 }];
  const { text } = await attempts(apiWith([{ ...record, outcome, exchanges }]), 'h1', {});
  expect(text(styleFor(false))).toMatch(new RegExp(`  ${said}$`, 'm'));
});

test('where the system itself was asked nothing, it says so', async () => {
  const exchanges = [{ ...read, status: 200 }];
  const { text } = await attempts(apiWith([{ ...record, outcome: 'held', exchanges }]), 'h1', {});
  expect(text(styleFor(false))).toMatch(/ {2}held \(Salesforce was asked nothing\)$/m);
});

test('a request for an access token is called that, whatever it was needed for', async () => {
  const asked = { ...read, system: 'salesforce', purpose: 'write', status: 200, isForToken: true } as const;
  const { text } = await attempts(apiWith([{ ...record, exchanges: [asked] }]), 'h1', {});
  expect(text(styleFor(false))).toContain('  asked for a new access token  yes (200)  ');
  const raw = await attempts(apiWith([{ ...record, exchanges: [asked] }]), 'h1', { raw: true });
  expect(raw.text(styleFor(false))).toMatch(/^ {2}token {2}/m);
});

test('raw, each request is shown with what was sent, what came back and how long it took', async () => {
  const { text } = await attempts(apiWith([record]), 'h1', { raw: true });
  const told = text(styleFor(false));
  expect(told).toMatch(/salesforce {2}sync, write no. 2 {2}later {2}correlation id cor-1/);
  expect(told).toMatch(/read \(hubspot\) +200 +12 ms +GET \/contacts\/501/);
  expect(told).toMatch(/write +no answer: timeout +10000 ms +PATCH/);
  expect(told).toMatch(/sent +\{"OwnerId":"0051"\}/);
  expect(told).toMatch(/key +h1\.salesforce\.2/);
  expect(told).not.toContain('earlier ones');
});

test('that there are earlier ones is said, and that there are none', async () => {
  expect((await attempts(apiWith([record], true), 'h1', {})).text(styleFor(false))).toContain('earlier ones');
  expect((await attempts(apiWith([]), 'h1', {})).text(styleFor(false))).toContain('no longer kept');
});
