import type { HandoffFact } from './facts.ts';
import type { Handoff, Ownership, TargetState } from './state.ts';

type Named = readonly [name: string, target: TargetState];

/** The targets that Baton may have written, by name, the last one first: by their plans, because a write without an answer happened too. */
export function writtenTargets({ targets }: Pick<Handoff, 'targets'>): readonly Named[] {
  return Object.entries(targets)
    .filter(([, { lastPlan }]) => lastPlan !== undefined)
    .toSorted(([, one], [, other]) => (other.lastPlan?.seq ?? 0) - (one.lastPlan?.seq ?? 0));
}

/** Whether a write may have reached a target: one whose every request was refused, as is known, shows nothing of ours. */
export function mayBeWritten({ isWritten, plan }: Pick<TargetState, 'isWritten' | 'plan'>): boolean {
  return isWritten || plan?.purpose === 'write';
}

/** Who had accepted what is or was taken back; undefined while nothing is, nobody had, or a person has decided otherwise since. */
export function takenBackFrom({
  rollback,
  lastAcceptance,
}: Pick<Handoff, 'rollback' | 'lastAcceptance'>): Ownership | undefined {
  return rollback === undefined ? undefined : lastAcceptance;
}

/** The one target whose turn it is to be taken back; undefined when each has been tried. */
export function nextToReverse(state: Pick<Handoff, 'targets'>): Named | undefined {
  return writtenTargets(state).find(([, { reversal }]) => reversal?.end === undefined);
}

/** Whether everything that may have been written is back. */
export function isTakenBack(state: Pick<Handoff, 'targets'>): boolean {
  return writtenTargets(state).every(([, target]) => isBack(target));
}

/** Whether whatever a target may have written shows what stood there before. */
export function isBack({ reversal, leftBehind }: Pick<TargetState, 'reversal' | 'leftBehind'>): boolean {
  return reversal?.end === 'reversed' && leftBehind.length === 0;
}

/**
 * What ends a rollback in this state; nothing while a target is still to be taken back. What is not back everywhere
 * waits for a person, and so does what only the contract had taken back: nobody has decided what becomes of it.
 */
export function rollbackEnd(state: Pick<Handoff, 'targets' | 'rollback'>): readonly HandoffFact[] {
  if (nextToReverse(state) !== undefined) return [];
  const failed = writtenTargets(state).flatMap(failuresIn);
  if (failed.length > 0)
    return [
      { type: 'RollbackEnded', outcome: 'partial' },
      { type: 'HandoffHeld', cause: { kind: 'partial-rollback', failed } },
    ];
  const target = state.rollback?.failedTarget;
  const ended: HandoffFact = { type: 'RollbackEnded', outcome: 'complete' };
  return target === undefined
    ? [ended]
    : [ended, { type: 'HandoffHeld', cause: { kind: 'rolled-back', target } }];
}

/** What is not back, and what Baton leaves because the record leads elsewhere now, named in place of a field. */
function failuresIn([target, { reversal, leftBehind }]: Named): readonly FailedReversal[] {
  const left = leftBehind.map((thing) => ({ target, because: 'another-record-counts-now', field: thing }));
  const end = reversal?.end;
  if (end === undefined || end === 'reversed') return left;
  const { because, field } = end;
  return [{ target, because, ...(field === undefined ? {} : { field }) }, ...left];
}

interface FailedReversal {
  readonly target: string;
  readonly because: string;
  readonly field?: string;
}
