import type { Directory } from '../contract/directory.ts';
import { subjectParts } from '../ids.ts';
import type { Commit } from '../log/commit.ts';
import { blockedModel, handoffModel, incidentModel } from '../subjects.ts';
import { blockedSentence } from './blocked-sentence.ts';
import { handoffSentence } from './handoff-sentence.ts';
import { incidentSentence } from './incident-sentence.ts';
import type { Names } from './names.ts';
import type { StoryLine } from './story-line.ts';
import type { Telling } from './tell-story.ts';
import { saidBy, tellStory } from './tell-story.ts';

/** The story of what can be in an incident: a handoff, an event that waits to become one, or an incident of which nobody could be told. */
export function storyOfMember(
  commits: readonly Commit[],
  directory: Directory,
  erasable: Names = new Map<string, string>(),
): readonly StoryLine[] {
  return tellStory(commits, directory, erasable, memberSays);
}

/** What a fact of anything but a contract says. */
export function memberSays(commit: Commit, raw: unknown, { names, attempts }: Telling): string | undefined {
  const { actor, subjectId } = commit;
  const { kind } = subjectParts(subjectId);
  if (kind === 'incident') return saidBy(incidentModel, raw, (fact) => incidentSentence(fact, actor, names));
  if (kind === 'blocked') return saidBy(blockedModel, raw, (fact) => blockedSentence(fact, actor, names));
  return saidBy(handoffModel, raw, (fact) => {
    const before = 'target' in fact ? attempts.of(fact.target) : undefined;
    attempts.note(fact);
    return handoffSentence(fact, actor, names, before);
  });
}
