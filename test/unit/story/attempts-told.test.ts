import { expect, test } from 'vitest';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import { AttemptsByTarget } from '#domain/story/attempts-told.ts';

const at = '2030-01-31T12:00:00.000Z';
const target = 'salesforce';
const planned = (attempt: number): HandoffFact => ({
  ...{ type: 'TargetPlanned', target, epoch: 1, attempt, before: {}, wanted: {}, leaseUntil: at },
});
const putOff = (attempt?: number): HandoffFact => ({
  ...{ type: 'TargetDeferred', target, epoch: 1, until: at, because: 'limit' },
  ...(attempt === undefined ? {} : { attempt }),
});
const failed = (attempt: number): HandoffFact => ({
  ...{ type: 'AttemptFailed', target, epoch: 1, attempt, because: 'unavailable' },
});

test.each<[string, HandoffFact[], number, number | undefined]>([
  ['a write', [planned(1)], 1, 1],
  ['a write that was put off', [planned(1), putOff(1)], 0, undefined],
  ['a look that was put off, while a write is open', [planned(1), putOff()], 1, 1],
  ['a look that was put off', [putOff()], 0, undefined],
  ['a write that was refused', [planned(1), failed(1)], 1, undefined],
  ['a look that failed', [failed(1)], 1, undefined],
  ['a look that failed, and a write', [failed(1), planned(2)], 2, 2],
  [
    'a write that was verified',
    [planned(1), { type: 'TargetVerified', target, epoch: 1, attempt: 1, verdict: 'VERIFIED' }],
    ...([1, undefined] as const),
  ],
  ['what was told of another', [{ ...planned(1), ...{ target: 'asana' } }], 0, undefined],
  ['what is of no target', [{ type: 'ReminderDue', epoch: 1 }], 0, undefined],
])('%s', (_, facts, counted, open) => {
  const attempts = new AttemptsByTarget();
  for (const fact of facts) attempts.note(fact);
  expect(attempts.of(target).counted).toBe(counted);
  expect(attempts.of(target).open?.attempt).toBe(open);
});
