import type { Directory } from '../contract/directory.ts';
import { subjectParts } from '../ids.ts';
import type { Commit } from '../log/commit.ts';
import { blockedModel, contractModel, handoffModel, incidentModel } from '../subjects.ts';
import type { SubjectModel } from '../subjects.ts';
import type { Names } from './names.ts';
import { namesOf } from './names.ts';
import type { AnyFact, StoryLine } from './story-line.ts';
import { lineSaying, storyLine } from './story-line.ts';

/**
 * The story that commits tell, a line per fact, oldest first. `erasable` says who operators are and what people
 * wrote; without it they stay ids and silence. A fact of a newer version is named, not explained.
 */
export function storyOf(
  commits: readonly Commit[],
  directory: Directory,
  erasable: Names = new Map<string, string>(),
): readonly StoryLine[] {
  const names: Names = new Map([...namesOf(directory), ...erasable]);
  return commits.flatMap((commit) => commit.facts.map((fact) => tell(commit, fact, names)));
}

function tell(commit: Commit, raw: Commit['facts'][number], names: Names): StoryLine {
  const fact = readFact(commit, raw);
  return fact === undefined
    ? lineSaying(commit, `A newer version of Baton noted “${raw.type}”.`, names)
    : storyLine(commit, fact, names);
}

function readFact(commit: Commit, raw: unknown): AnyFact | undefined {
  switch (subjectParts(commit.subjectId).kind) {
    case 'handoff':
      return read(handoffModel, raw);
    case 'incident':
      return read(incidentModel, raw);
    case 'blocked':
      return read(blockedModel, raw);
    case 'contract':
      return read(contractModel, raw);
  }
}

function read<Fact>(model: Pick<SubjectModel<unknown, Fact>, 'parse'>, raw: unknown): Fact | undefined {
  const parsed = model.parse(raw);
  return parsed.success ? parsed.data : undefined;
}
