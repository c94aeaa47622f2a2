import type { Directory } from '../contract/directory.ts';
import { subjectParts } from '../ids.ts';
import type { Commit } from '../log/commit.ts';
import { blockedModel, contractModel, handoffModel, incidentModel } from '../subjects.ts';
import type { SubjectModel } from '../subjects.ts';
import { AttemptsByTarget } from './attempts-told.ts';
import type { Names } from './names.ts';
import { namesOf } from './names.ts';
import type { AnyFact, StoryLine } from './story-line.ts';
import { isHandoffFact, lineSaying, storyLine } from './story-line.ts';

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
  const attempts = new AttemptsByTarget();
  return commits.flatMap((commit) => commit.facts.map((fact) => tell(commit, fact, names, attempts)));
}

function tell(
  commit: Commit,
  raw: Commit['facts'][number],
  names: Names,
  attempts: AttemptsByTarget,
): StoryLine {
  const fact = readFact(commit, raw);
  if (fact === undefined) return lineSaying(commit, `A newer version of Baton noted “${raw.type}”.`, names);
  if (!isHandoffFact(fact)) return storyLine(commit, fact, names);
  const before = 'target' in fact ? attempts.of(fact.target) : undefined;
  attempts.note(fact);
  return storyLine(commit, fact, names, before);
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
