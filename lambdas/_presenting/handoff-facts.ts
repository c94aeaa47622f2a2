import { handoffFactSchema } from '#domain/handoff/facts.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import type { Commit } from '#domain/log/commit.ts';

/** The facts of these commits that are a handoff's, oldest first. */
export function handoffFactsOf(commits: readonly Commit[]): readonly HandoffFact[] {
  return commits.flatMap(({ facts }) =>
    facts.flatMap((fact) => handoffFactSchema.safeParse(fact).data ?? []),
  );
}

/** Whether a commit of a handoff's log has a fact of a type. */
export function hasFact(commit: Commit, type: HandoffFact['type']): boolean {
  return handoffFactsOf([commit]).some((fact) => fact.type === type);
}
