import { expect, test } from 'vitest';
import type { IncidentCause } from '#domain/incident/cause.ts';
import type { Severity } from '#domain/incident/severity.ts';
import { MANY_HELD, severityOf } from '#domain/incident/severity.ts';
import { everyCause } from '../story/every-fact.ts';

const NOW = '2030-01-31T12:00:00.000Z';
const LATER = '2030-01-31T12:00:00.001Z';
const deferred = { kind: 'target-deferred', target: 'hubspot', because: 'system-down' } as const;
const declined = { kind: 'declined', by: 'maya-chen', reason: 'no-time' } as const;
const expired = { kind: 'expired', person: 'maya-chen' } as const;

const severity = (cause: IncidentCause, holds = 1, decideBy = LATER) =>
  severityOf({ cause, holds, decideBy }, NOW);

test('is that of the cause where few wait and nothing is late', () => {
  expect([deferred, declined, expired].map((cause) => severity(cause))).toEqual(['low', 'normal', 'high']);
});

test('is high where somebody has to renew a consent: nothing is written until then', () => {
  expect(severity({ ...deferred, because: 'consent-gone' })).toBe('high');
});

test('is a step worse from ten held on, and once the deadline has passed', () => {
  expect(severity(declined, MANY_HELD - 1)).toBe('normal');
  expect(severity(declined, MANY_HELD)).toBe('high');
  expect(severity(declined, 1, NOW)).toBe('high');
  expect(severity(declined, MANY_HELD, NOW)).toBe('critical');
});

test('is never worse than critical', () => {
  expect(severity(expired, MANY_HELD, NOW)).toBe('critical');
});

/** Which cause is how bad is written down here: whoever adds one says it. */
const EXPECTED: Readonly<Record<Severity, readonly IncidentCause['kind'][]>> = {
  low: ['target-deferred', 'reflect-failed', 'outside-pilot'],
  normal: [
    ...(['declined', 'returned', 'nobody-to-ask', 'undeliverable', 'ambiguous', 'contradiction'] as const),
    ...(['moved-on', 'rolled-back', 'storm', 'unmapped', 'missing-input', 'malformed'] as const),
    ...(['unreadable-record', 'status-failed', 'notice-failed'] as const),
  ],
  high: [
    ...([
      'expired',
      'not-started',
      'mismatch',
      'target-failed',
      'owner-changed',
      'partial-rollback',
    ] as const),
    ...(['infrastructure', 'dead-letters'] as const),
  ],
  critical: [],
};

test.each(everyCause)(
  'of every cause by itself is the one that its effect on others asks for: $kind',
  (cause) => {
    expect(EXPECTED[severity(cause)]).toContain(cause.kind);
  },
);
