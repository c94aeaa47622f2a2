import type { Directory } from '../contract/directory.ts';
import { subjectParts } from '../ids.ts';
import type { Commit } from '../log/commit.ts';
import { backlogModel, contractModel } from '../subjects.ts';
import { backlogSentence } from './backlog-sentence.ts';
import { contractSentence } from './contract-sentence.ts';
import type { Names } from './names.ts';
import { memberSays } from './story-of-member.ts';
import type { StoryLine } from './story-line.ts';
import { saidBy, tellStory } from './tell-story.ts';
import type { Telling } from './tell-story.ts';

/**
 * The story that commits tell, a line per fact, oldest first. `erasable` says who operators are and what people
 * wrote; without it they stay ids and silence. A fact of a newer version is named, not explained.
 */
export function storyOf(
  commits: readonly Commit[],
  directory: Directory,
  erasable: Names = new Map<string, string>(),
): readonly StoryLine[] {
  return tellStory(commits, directory, erasable, says);
}

function says(commit: Commit, raw: unknown, telling: Telling): string | undefined {
  const { actor, subjectId } = commit;
  const { names } = telling;
  const { kind } = subjectParts(subjectId);
  if (kind === 'contract') return saidBy(contractModel, raw, (fact) => contractSentence(fact, actor, names));
  if (kind === 'backlog') return saidBy(backlogModel, raw, (fact) => backlogSentence(fact, actor, names));
  return memberSays(commit, raw, telling);
}
