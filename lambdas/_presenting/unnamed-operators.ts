import type { Commit } from '#domain/log/commit.ts';
import type { Names } from '#domain/story/names.ts';

/** What stories for people say instead of who the operators in these commits are: that is for other operators. */
export function unnamedOperators(commits: readonly Commit[]): Names {
  return new Map(commits.flatMap(({ actor }) => (actor.kind === 'operator' ? [[actor.id, 'on duty']] : [])));
}
