import type { Directory } from '#domain/contract/directory.ts';
import type { Commit } from '#domain/log/commit.ts';
import { storyOf } from '#domain/story/story-of.ts';

const GOOD: ReadonlySet<string> = new Set([
  'HandoffRequested',
  'OfferMade',
  'OfferDelivered',
  'OfferAccepted',
  'SyncStarted',
  'TargetVerified',
]);

/** The last thing that went right before a commit, as a sentence; undefined if nothing had. */
export function lastGoodStep(
  commits: readonly Commit[],
  before: number,
  directory: Directory,
): string | undefined {
  const good = commits
    .filter(({ seq }) => seq < before)
    .map((commit) => ({ ...commit, facts: commit.facts.filter(({ type }) => GOOD.has(type)) }));
  return storyOf(good, directory).at(-1)?.sentence;
}
