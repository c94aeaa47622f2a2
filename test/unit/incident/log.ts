import { correlationIdSchema, subjectId } from '#domain/ids.ts';
import type { IncidentFact } from '#domain/incident/facts.ts';
import type { Commit } from '#domain/log/commit.ts';
import { nextCommit } from '#domain/log/commit.ts';

export const incidentSubject = subjectId('incident', 'i-1');

/** The instant of the commit of that number. */
export const hour = (hours: number): string => new Date(Date.UTC(2030, 0, 1, hours)).toISOString();

/** What is committed to an incident: a fact of this version, or of one to come. */
export type Committed = IncidentFact | { readonly type: `Unknown${string}` };

/** The log of one incident, a commit an hour: one fact each. */
export function incidentLog(...facts: readonly Committed[]): readonly Commit[] {
  return facts.reduce<readonly Commit[]>((commits, fact) => {
    const seq = commits.length + 1;
    const next = nextCommit(commits.at(-1), {
      ...{ subjectId: incidentSubject, commitId: `c${String(seq)}`, at: hour(seq) },
      ...{ actor: { kind: 'system', id: 'test' }, correlationId: correlationIdSchema.parse('correlation-1') },
      facts: [fact],
    });
    return [...commits, next];
  }, []);
}
