import type { Directory } from '../contract/directory.ts';
import { subjectParts } from '../ids.ts';
import type { Commit } from '../log/commit.ts';
import { contractModel, incidentModel } from '../subjects.ts';
import { contractSentence } from './contract-sentence.ts';
import { incidentSentence } from './incident-sentence.ts';
import type { Names } from './names.ts';
import type { StoryLine } from './story-line.ts';
import { said, sayingOfWork, toldBy } from './story-of-work.ts';
import type { Fact } from './story-of-work.ts';

/**
 * The story that commits tell, a line per fact, oldest first. `erasable` says who operators are and what people
 * wrote; without it they stay ids and silence. A fact of a newer version is named, not explained.
 */
export function storyOf(
  commits: readonly Commit[],
  directory: Directory,
  erasable: Names = new Map<string, string>(),
): readonly StoryLine[] {
  return toldBy(saying, commits, directory, erasable);
}

function saying(commit: Commit, raw: Fact, names: Names): string | undefined {
  switch (subjectParts(commit.subjectId).kind) {
    case 'handoff':
    case 'blocked':
      return sayingOfWork(commit, raw, names);
    case 'incident':
      return said(incidentModel, incidentSentence, { commit, raw, names });
    case 'contract':
      return said(contractModel, contractSentence, { commit, raw, names });
  }
}
