import { rulesOf } from '#application/contracts.ts';
import type { GivenAway as Item } from '#domain/handoff/given-away.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { subjectId } from '#domain/ids.ts';
import type { Commit } from '#domain/log/commit.ts';
import { systemName } from '#domain/story/words.ts';
import { handoffFactsOf, hasFact } from '#lambdas/_presenting/handoff-facts.ts';
import { offerEnd } from '#lambdas/_presenting/offer-end.ts';
import type { PresentingPorts } from '#lambdas/_presenting/offer-of.ts';
import { byName, nameOf } from '#lambdas/_presenting/person.ts';
import { whereNow } from '#lambdas/_presenting/where-now.ts';
import type { GivenAway } from '#views/given-away.ts';
import { shownSince } from './shown-since.ts';

/**
 * Why and by whom it was given away, who has it now, and what each system shows now, for whoever had accepted it;
 * undefined if they gave it away themselves.
 */
export async function givenAway(
  ports: PresentingPorts,
  state: Handoff,
  { seq, epoch, person }: Item,
): Promise<GivenAway | undefined> {
  const commits = await ports.log.read(subjectId('handoff', state.handoffId));
  const taken = commits.find((commit) => commit.seq === seq);
  if (taken === undefined || isBy(taken, person)) return undefined;
  const { contract } = await rulesOf(ports, state.contractDigest);
  const looked = { state, contract, epoch, facts: handoffFactsOf(commits) };
  const { title: contractTitle, contractOwner } = contract;
  return {
    acceptedAt: offerEnd(commits, epoch)?.at ?? state.requestedAt,
    endedAt: taken.at,
    isNotStarted: isNotStarted(commits.filter((commit) => commit.seq <= seq)),
    byName: byName(ports, taken),
    now: isOver(state) ? { kind: 'over' } : await whereNow(ports, person, state),
    systems: Object.entries(state.targets).flatMap(([name, target]) => {
      const shows = shownSince(looked, name, target);
      return shows === undefined ? [] : [{ system: systemName(name), shows }];
    }),
    contractTitle,
    askName: person === contractOwner ? undefined : nameOf(ports.bundle.directory, contractOwner),
  };
}

function isBy({ actor }: Commit, person: string): boolean {
  return actor.kind === 'person' && actor.id === person;
}

/** It was offered to the next because of that, or was held for it when somebody decided. */
function isNotStarted(commits: readonly Commit[]): boolean {
  const last = commits.at(-1);
  if (last !== undefined && hasFact(last, 'HandoffReopened')) return true;
  const held = handoffFactsOf(commits).findLast(({ type }) => type === 'HandoffHeld');
  return held?.type === 'HandoffHeld' && held.cause.kind === 'not-started';
}

function isOver({ status }: Handoff): boolean {
  return status === 'cancelling' || status === 'cancelled';
}
