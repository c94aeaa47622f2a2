import type { FactOf, HandoffFact } from './facts.ts';
import type { HoldCause } from './hold-cause.ts';
import type { Handoff } from './state.ts';

type TargetFailure = FactOf<'TargetMismatched' | 'TargetFailed'>;

/** A target that failed holds a handoff in sync; anywhere else it is only recorded. */
export function heldBy(state: Handoff, failure: TargetFailure): readonly HandoffFact[] {
  return state.status === 'syncing' ? [failure, { type: 'HandoffHeld', cause: causeOf(failure) }] : [failure];
}

function causeOf(failure: TargetFailure): HoldCause {
  if (failure.type === 'TargetMismatched') {
    const { target, verdict, field } = failure;
    return { kind: 'mismatch', target, verdict, field };
  }
  const { target, because, field } = failure;
  return { kind: 'target-failed', target, because, ...(field === undefined ? {} : { field }) };
}
