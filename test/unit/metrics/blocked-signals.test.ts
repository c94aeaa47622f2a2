import { expect, test } from 'vitest';
import type { BlockedFact } from '#domain/blocked/blocked.ts';
import { correlationIdSchema, subjectId } from '#domain/ids.ts';
import { nextCommit } from '#domain/log/commit.ts';
import { blockedSignalsOf } from '#domain/metrics/blocked-signals.ts';

const cause = { kind: 'malformed', source: 'hubspot' } as const;
const blocked = { type: 'EventBlocked', cause, contract: 'sales-qualified-lead' } as const;
const signals = (...facts: readonly BlockedFact[]) =>
  blockedSignalsOf(
    nextCommit(undefined, {
      ...{ subjectId: subjectId('blocked', 'b'), commitId: 'c', at: '2030-01-31T09:00:00.000Z' },
      ...{
        actor: { kind: 'system', id: 'intake' },
        correlationId: correlationIdSchema.parse('correlation-1'),
      },
      facts: [...facts],
    }),
  );

test('an event that is blocked counts for the contract that it belongs to', () => {
  expect(signals(blocked)).toEqual([{ metric: 'EventBlocked', value: 1, contract: blocked.contract }]);
});

test.each<[string, BlockedFact]>([
  ['that belongs to no contract', { type: 'EventBlocked', cause }],
  ['that is only observed', { ...blocked, isObserved: true }],
  ['that is released', { type: 'EventReleased' }],
  ['that is discarded', { type: 'EventDiscarded' }],
])('an event %s counts for none', (_, fact) => {
  expect(signals(fact)).toEqual([]);
});
