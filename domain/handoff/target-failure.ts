import { LATER_ROUNDS_SECONDS } from '../settings.ts';
import { addSeconds } from '../time.ts';
import type { HandoffRules } from './commands.ts';
import type { FactOf, HandoffFact } from './facts.ts';
import type { HoldCause } from './hold-cause.ts';
import { writtenTargets } from './rollback.ts';
import type { Handoff } from './state.ts';

type TargetFailure = FactOf<'TargetMismatched' | 'TargetFailed'>;

/** What follows from a target that failed: in sync what the contract says, anywhere else it is only recorded. `isForGood`: it would fail again. */
export function afterFailure(
  state: Handoff,
  failure: TargetFailure,
  { contract }: Pick<HandoffRules, 'contract'>,
  now: string,
  isForGood = false,
): readonly HandoffFact[] {
  if (state.status !== 'syncing') return [failure];
  switch (contract.whenPartial) {
    case 'roll-back':
      return isPartial(state, failure) ? [failure, takenBack(failure)] : [failure, heldFor(failure)];
    case 'retry':
      return [failure, (isForGood ? undefined : nextRound(state, failure, now)) ?? heldFor(failure)];
    case 'hold':
      return [failure, heldFor(failure)];
  }
}

/** Another target was written, or may have been. */
function isPartial(state: Handoff, { target }: TargetFailure): boolean {
  return writtenTargets(state).some(([name]) => name !== target);
}

function takenBack({ target }: TargetFailure): HandoffFact {
  return { type: 'RollbackStarted', because: 'policy', failedTarget: target };
}

/** Somebody else's value would be there still: only a person writes over it. */
function nextRound(state: Handoff, failure: TargetFailure, now: string): HandoffFact | undefined {
  const { target } = failure;
  const rounds = state.targets[target]?.rounds ?? 0;
  const seconds = LATER_ROUNDS_SECONDS[rounds];
  const isOthers = failure.type === 'TargetMismatched' && failure.verdict !== 'DROPPED';
  if (seconds === undefined || isOthers) return undefined;
  const until = addSeconds(now, seconds);
  const because = failure.type === 'TargetFailed' ? failure.because : 'dropped';
  return { type: 'TargetDeferred', target, epoch: state.epoch, until, because, round: rounds + 1 };
}

function heldFor(failure: TargetFailure): HandoffFact {
  return { type: 'HandoffHeld', cause: causeOf(failure) };
}

function causeOf(failure: TargetFailure): HoldCause {
  if (failure.type === 'TargetMismatched') {
    const { target, verdict, field, kept } = failure;
    return { kind: 'mismatch', target, verdict, field, ...(kept === undefined ? {} : { kept }) };
  }
  const { target, because, field } = failure;
  return { kind: 'target-failed', target, because, ...(field === undefined ? {} : { field }) };
}
