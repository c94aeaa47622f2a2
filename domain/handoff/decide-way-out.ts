import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import { textOf } from '../text-of.ts';
import type { OperatorCommand } from './commands.ts';
import { backFromHold } from './decide-start.ts';
import type { FactOf, HandoffFact } from './facts.ts';
import { rollbackEnd, writtenTargets } from './rollback.ts';
import type { Handoff } from './state.ts';
import { afterwards } from './with-end.ts';

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
 * A person has a held handoff go on without one target. Refused where that shows the owner already, and while a write
 * to it may still be under way by its worker.
 */
export function skipTarget(
  state: Handoff,
  { target: name, textId }: Extract<OperatorCommand, { type: 'SkipTarget' }>,
  now: string,
): Decision<HandoffFact> {
  const target = state.targets[name];
  if (target === undefined) return refused('unknown-target');
  if (state.status !== 'held') return refused('not-held');
  if (state.parked.at !== 'sync') return refused('not-being-written');
  if (target.done?.epoch === state.epoch) return refused('already-shown');
  if (target.plan !== undefined && now < target.plan.leaseUntil) return refused('leased');
  const facts: readonly HandoffFact[] = [
    { type: 'HandoffReleased', how: 'skipped', ...textOf(textId) },
    { type: 'TargetSkipped', target: name, epoch: state.epoch },
  ];
  return decided(...facts, backFromHold(afterwards(state, facts)));
}
