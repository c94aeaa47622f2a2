import type { Directory } from '../contract/directory.ts';
import { subjectParts } from '../ids.ts';
import type { Actor, Commit } from '../log/commit.ts';
import { blockedModel, handoffModel } from '../subjects.ts';
import type { SubjectModel } from '../subjects.ts';
import { blockedSentence } from './blocked-sentence.ts';
import { handoffSentence } from './handoff-sentence.ts';
import type { Names } from './names.ts';
import { namesOf } from './names.ts';
import type { StoryLine } from './story-line.ts';
import { lineSaying } from './line-saying.ts';

/** A fact as it was read from the log. */
export type Fact = Commit['facts'][number];

type Saying = (commit: Commit, raw: Fact, names: Names) => string | undefined;

/**
 * The story that commits of handoffs and blocked events tell: what somebody who decides about one reads. The pages that
 * show it carry no sentences of anything else.
 */
export function storyOfWork(
  commits: readonly Commit[],
  directory: Directory,
  erasable: Names = new Map<string, string>(),
): readonly StoryLine[] {
  return toldBy(sayingOfWork, commits, directory, erasable);
}

/** A line per fact, oldest first; one that is not understood, of a newer version, is named and not explained. */
export function toldBy(
  saying: Saying,
  commits: readonly Commit[],
  directory: Directory,
  erasable: Names,
): readonly StoryLine[] {
  const names: Names = new Map([...namesOf(directory), ...erasable]);
  return commits.flatMap((commit) =>
    commit.facts.map((raw) => {
      const sentence = saying(commit, raw, names) ?? `A newer version of Baton noted “${raw.type}”.`;
      return lineSaying(commit, sentence, names);
    }),
  );
}

/** What a fact of a handoff or of a blocked event says. */
export function sayingOfWork(commit: Commit, raw: Fact, names: Names): string | undefined {
  return subjectParts(commit.subjectId).kind === 'blocked'
    ? said(blockedModel, blockedSentence, { commit, raw, names })
    : said(handoffModel, handoffSentence, { commit, raw, names });
}

interface Told {
  readonly commit: Commit;
  readonly raw: unknown;
  readonly names: Names;
}

/** The sentence of a fact that its model understands. */
export function said<Known>(
  model: Pick<SubjectModel<unknown, Known>, 'parse'>,
  sentence: (fact: Known, actor: Actor, names: Names) => string,
  { commit, raw, names }: Told,
): string | undefined {
  const parsed = model.parse(raw);
  return parsed.success ? sentence(parsed.data, commit.actor, names) : undefined;
}
