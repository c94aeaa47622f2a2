import { correlationIdSchema, subjectId } from '#domain/ids.ts';
import type { Commit } from '#domain/log/commit.ts';
import { nextCommit } from '#domain/log/commit.ts';

/** The commit after `last`, with one fact. */
export function commitOf(last: Commit | undefined, note: string): Commit {
  return nextCommit(last, {
    subjectId: subjectId('handoff', 'a'),
    commitId: `c-${String((last?.seq ?? 0) + 1)}`,
    at: '2030-01-31T09:00:00.000Z',
    actor: { kind: 'system', id: 'test' },
    correlationId: correlationIdSchema.parse('correlation-1'),
    facts: [{ type: 'Noted', note }],
  });
}

/** So many commits, each after the one before. */
export function chainOf(length: number): readonly Commit[] {
  return Array.from({ length }).reduce<readonly Commit[]>(
    (chain) => [...chain, commitOf(chain.at(-1), `note ${String(chain.length)}`)],
    [],
  );
}
