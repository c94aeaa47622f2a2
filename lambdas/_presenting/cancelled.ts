import { rulesOf } from '#application/contracts.ts';
import { cancelledFrom } from '#domain/handoff/news.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { subjectId } from '#domain/ids.ts';
import type { Commit } from '#domain/log/commit.ts';
import { acceptedIn } from '#domain/routing/asked.ts';
import { systemName } from '#domain/story/words.ts';
import type { Cancelled } from '#views/cancelled.ts';
import { handoffFactsOf, hasFact } from './handoff-facts.ts';
import type { PresentingPorts } from './offer-of.ts';
import { byName, nameOf } from './person.ts';
import { shownAfterwards } from './shown-afterwards.ts';

/** What is or was cancelled, by whom, and what each system shows now, for whoever had accepted it. */
export async function cancelled(ports: PresentingPorts, state: Handoff): Promise<Cancelled> {
  const { contract } = await rulesOf(ports, state.contractDigest);
  const commits = await ports.log.read(subjectId('handoff', state.handoffId));
  const owner = cancelledFrom(state);
  const epoch = owner === undefined ? undefined : acceptedIn(state, owner);
  const looked = { state, contract, epoch, facts: handoffFactsOf(commits) };
  const { title: contractTitle, contractOwner } = contract;
  return {
    acceptedAt: state.lastAcceptance?.acceptedAt ?? state.requestedAt,
    endedAt: commits.findLast((commit) => hasFact(commit, 'HandoffCancelled'))?.at,
    systems: Object.entries(state.targets).flatMap(([name, target]) => {
      const shows = shownAfterwards(looked, name, target);
      return shows === undefined ? [] : [{ system: systemName(name), shows }];
    }),
    byName: byName(ports, decisionIn(commits)),
    contractTitle,
    askName: owner === contractOwner ? undefined : nameOf(ports.bundle.directory, contractOwner),
  };
}

/** The commit in which it was decided; undefined if it never was. */
export function decisionIn(commits: readonly Commit[]): Commit | undefined {
  return commits.findLast((commit) => hasFact(commit, 'CancelRequested'));
}
