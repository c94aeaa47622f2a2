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

test('each request is shown with what was sent, what came back and how long it took', async () => {
  const { text } = await attempts(apiWith([record]), 'h1', {});
  const told = text(styleFor(false));
  expect(told).toMatch(/salesforce {2}sync, attempt 2 {2}later {2}correlation id cor-1/);
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
