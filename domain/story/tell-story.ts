import type { Directory } from '../contract/directory.ts';
import type { Commit } from '../log/commit.ts';
import type { SubjectModel } from '../subjects.ts';
import { AttemptsByTarget } from './attempts-told.ts';
import { incidentNews } from './incident-news.ts';
import type { Names } from './names.ts';
import { namesOf } from './names.ts';
import type { StoryLine } from './story-line.ts';
import { lineSaying } from './line-saying.ts';

/** What was told before a fact, and to whom its ids are known. */
export interface Telling {
  readonly names: Names;
  readonly attempts: AttemptsByTarget;
}

/** What one fact of a commit says; undefined for a fact of a newer version. */
export type Says = (commit: Commit, raw: unknown, telling: Telling) => string | undefined;

/** The lines of a story, whatever its subject is, oldest first. */
export function tellStory(
  commits: readonly Commit[],
  directory: Directory,
  erasable: Names,
  says: Says,
): readonly StoryLine[] {
  const names: Names = new Map([...namesOf(directory), ...erasable]);
  const telling = { names, attempts: new AttemptsByTarget() };
  return incidentNews(commits).flatMap((commit) =>
    commit.facts.map((raw) => {
      const told = says(commit, raw, telling) ?? `A newer version of Baton noted “${raw.type}”.`;
      return lineSaying(commit, told, names);
    }),
  );
}

/** The sentence of a fact that this kind of subject knows. */
export function saidBy<Fact>(
  { parse }: Pick<SubjectModel<unknown, Fact>, 'parse'>,
  raw: unknown,
  sentence: (fact: Fact) => string,
): string | undefined {
  const parsed = parse(raw);
  return parsed.success ? sentence(parsed.data) : undefined;
}
