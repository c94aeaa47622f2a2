import type { HandoffFact } from '#domain/handoff/facts.ts';
import { correlationIdSchema, subjectId } from '#domain/ids.ts';
import type { Commit } from '#domain/log/commit.ts';
import { nextCommit } from '#domain/log/commit.ts';
import { at } from '../handoff/given.ts';

/** What was committed so many seconds after the start. */
export type Said = readonly [seconds: number, ...facts: HandoffFact[]];

/** The log of a handoff to which all this was committed. */
export function logOf(...all: readonly Said[]): readonly Commit[] {
  return all.reduce<readonly Commit[]>(
    (commits, [seconds, ...facts]) => [
      ...commits,
      nextCommit(commits.at(-1), {
        subjectId: subjectId('handoff', 'a'.repeat(26)),
        commitId: `c-${String(commits.length)}`,
        at: at(seconds),
        actor: { kind: 'system', id: 'test' },
        correlationId: correlationIdSchema.parse('correlation-1'),
        facts: [...facts],
      }),
    ],
    [],
  );
}
