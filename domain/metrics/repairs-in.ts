import type { Commit } from '../log/commit.ts';
import { factsOf, handoffModel } from '../subjects.ts';

/** How many machine steps of a handoff one commit found overdue. */
export function repairsIn(commit: Commit): number {
  return factsOf(handoffModel, commit).filter(({ type }) => type === 'StepOverdue').length;
}
