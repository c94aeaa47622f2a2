import type { Contract } from '#domain/contract/contract.ts';
import type { Directory } from '#domain/contract/directory.ts';
import type { HandoffFact } from '#domain/handoff/facts.ts';
import type { Commit } from '#domain/log/commit.ts';
import { namesOf, namesOfReasons } from '#domain/story/names.ts';
import type { Names } from '#domain/story/names.ts';
import { storyLine } from '#domain/story/story-line.ts';
import { handoffFactsOf } from '#lambdas/_presenting/handoff-facts.ts';
import { unnamedOperators } from '#lambdas/_presenting/unnamed-operators.ts';
import type { Progress } from '#views/progress.ts';

/**
 * What people and time did with a handoff, the oldest first. How Baton works is left out, and so is what people wrote
 * to each other and who the operators are: whoever handed it over has a page to look at, not the log.
 */
export function storyForGiver(
  commits: readonly Commit[],
  directory: Directory,
  contract: Pick<Contract, 'returnReasons'>,
): Progress['story'] {
  const names: Names = new Map([
    ...namesOf(directory),
    ...namesOfReasons(contract),
    ...unnamedOperators(commits),
  ]);
  return commits.flatMap((commit) =>
    handoffFactsOf([commit])
      .filter(({ type }) => TOLD.has(type))
      .map((fact) => ({ at: commit.at, sentence: storyLine(commit, fact, names).sentence })),
  );
}

const TOLD: ReadonlySet<HandoffFact['type']> = new Set([
  'HandoffRequested',
  'OfferMade',
  'ReminderDue',
  'OfferAccepted',
  'OfferDeclined',
  'HandoffReturned',
  'OfferHandedOn',
  'OfferSnoozed',
  'OfferExpired',
  'OfferUndeliverable',
  'OfferPostponed',
  'OfferWithdrawn',
  'OfferPaused',
  'OfferResumed',
  'HandoffEscalated',
  'HandoffHeld',
  'HandoffReleased',
  'HandoffReopened',
  'RecordMovedOn',
  'TargetVerified',
  'HandoffCompleted',
  'RollbackStarted',
  'TargetReversed',
  'ReversalFailed',
  'RollbackEnded',
  'WorkStarted',
  'StartOverdue',
  'CancelRequested',
  'HandoffCancelled',
]);
