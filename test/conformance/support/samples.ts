import { randomUUID } from 'node:crypto';
import { correlationIdSchema, handoffIdSchema, stableId, subjectId } from '#domain/ids.ts';
import type { HandoffId, SubjectId } from '#domain/ids.ts';
import type { Commit } from '#domain/log/commit.ts';
import { nextCommit } from '#domain/log/commit.ts';
import type { Row } from '#domain/ports/rows.ts';

export const newHandoffId = (): HandoffId => handoffIdSchema.parse(stableId(randomUUID()));

export const newSubject = (): SubjectId => subjectId('handoff', newHandoffId());

/** A commit that follows `last`; of an id of its own unless one is given. */
export function commitAfter(
  last: Commit | undefined,
  subject: SubjectId,
  commitId: string = randomUUID(),
): Commit {
  return nextCommit(last, {
    subjectId: subject,
    commitId,
    at: '2026-11-02T09:00:00.000Z',
    actor: { kind: 'system', id: 'test' },
    correlationId: correlationIdSchema.parse('correlation-1'),
    facts: [{ type: 'ReminderDue', note: 'ä "quoted" 🙂' }],
  });
}

export function rowOf(subject: SubjectId, seq: number, more: Partial<Row> = {}): Row {
  return { subjectId: subject, seq, status: 'offered', openedAt: '2026-11-02T09:00:00.000Z', ...more };
}

/** `count` calls at once, their answers counted. */
export async function tally<Answer extends string>(
  count: number,
  call: (index: number) => Promise<Answer>,
): Promise<Partial<Record<Answer, number>>> {
  const answers = await Promise.all(Array.from({ length: count }, (_, index) => call(index)));
  const counts: Partial<Record<Answer, number>> = {};
  for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1;
  return counts;
}
