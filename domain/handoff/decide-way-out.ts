import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import { textOf } from '../text-of.ts';
import type { OperatorCommand } from './commands.ts';
import { toldOf } from './told-of.ts';
import { backFromHold } from './decide-start.ts';
import { plannedTargets } from './due.ts';
import { SECOND_LOOK } from './evolve-target.ts';
import type { FactOf, HandoffFact } from './facts.ts';
import { rollbackEnd, writtenTargets } from './rollback.ts';
import type { Handoff, TargetState } from './state.ts';
import { afterwards, withEnd } from './with-end.ts';

/** A person has everything taken back that was written for a held handoff. Refused while nothing was. */
export function rollBack(state: Handoff, textId: string | undefined): Decision<HandoffFact> {
  if (state.status === 'rolling-back') return decided();
  if (state.status !== 'held') return refused('not-held');
  if (state.parked.at === 'cancel') return refused('being-cancelled');
  if (state.parked.at === 'rollback') return refused('being-rolled-back');
  if (writtenTargets(state).length === 0) return refused('nothing-written');
  return decided<HandoffFact>(
    { type: 'HandoffReleased', how: 'rolled-back', ...textOf(textId) },
    { type: 'RollbackStarted', because: 'operator' },
    { type: 'WorkflowStarted', run: state.workflow.run + 1 },
  );
}

/** A rollback that was held goes on with what is not back yet; there may be nothing left by now. */
export function rollingOn(state: Handoff, released: FactOf<'HandoffReleased'>): readonly HandoffFact[] {
  const end = rollbackEnd(afterwards(state, [released]));
  return end.length > 0 ? end : [{ type: 'WorkflowStarted', run: state.workflow.run + 1 }];
}

/**
 * A person has a handoff go on without one target: a held one, or one that waits so long for it that somebody was told.
 * Refused where that shows the owner already, and while a write to it may still be under way by its worker.
 */
export function skipTarget(
  state: Handoff,
  { target: name, textId }: Extract<OperatorCommand, { type: 'SkipTarget' }>,
  now: string,
): Decision<HandoffFact> {
  const target = state.targets[name];
  if (target === undefined) return refused('unknown-target');
  const isWaiting = state.status === 'syncing' && toldOf(state, name).length > 0;
  if (state.status !== 'held' && !isWaiting) return refused('not-held');
  if (state.status === 'held' && state.parked.at !== 'sync') return refused('not-being-written');
  if (target.done?.epoch === state.epoch) return refused('already-shown');
  if (isLeased(target, now)) return refused('leased');
  const skipped: HandoffFact = { type: 'TargetSkipped', target: name, epoch: state.epoch };
  if (isWaiting) return decided(...withEnd(state, [{ ...skipped, ...textOf(textId) }]));
  const facts: readonly HandoffFact[] = [
    { type: 'HandoffReleased', how: 'skipped', ...textOf(textId) },
    skipped,
  ];
  return decided(...facts, backFromHold(afterwards(state, facts)));
}

function isLeased({ plan }: TargetState, now: string): boolean {
  return plan !== undefined && now < plan.leaseUntil;
}

/**
 * A person who asks once more for a cancel that waits for what cannot be read, and of which somebody was told, has it
 * wait no longer. Nothing where it was not tried since they first asked, or may be by a worker that holds its plan.
 */
export function readBackGivenUp(
  state: Handoff,
  textId: string | undefined,
  now: string,
): readonly HandoffFact[] {
  const facts = plannedTargets(state).flatMap(([target, known]): readonly HandoffFact[] => {
    const { plan } = known;
    if (plan === undefined || isLeased(known, now) || !isReadInVain(state, target, known)) return [];
    const { epoch, attempt } = plan;
    return [{ type: 'ReadBackGivenUp', target, epoch, attempt, ...textOf(textId) }];
  });
  return facts.length === 0 ? [] : withEnd(state, facts);
}

/** It was put off again since the cancel; a second look is no such wait, but the end of one. */
function isReadInVain(state: Handoff, name: string, { deferral }: TargetState): boolean {
  if (deferral === undefined || deferral.because === SECOND_LOOK) return false;
  return deferral.seq > state.aimSeq && toldOf(state, name).length > 0;
}
