import type { Decision } from '../log/decision.ts';
import { refused } from '../log/decision.ts';
import type { HandoffRules, SyncCommand } from './commands.ts';
import { deferTarget, failAttempt, missExpectation, verifyTarget } from './decide-attempt.ts';
import type { PlanTarget } from './decide-plan.ts';
import { planTarget } from './decide-plan.ts';
import { readBackForCancel } from './decide-read-back.ts';
import { planReversal } from './decide-reversal.ts';
import type { HandoffFact } from './facts.ts';
import type { Handoff, TargetState } from './state.ts';

/**
 * What a worker may do to a target. A live lease refuses everybody but the worker that holds it; a reading that was
 * taken under another state of the log is refused, because somebody else may have written since.
 */
export function decideSync(
  state: Handoff,
  command: SyncCommand,
  rules: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  const target = state.targets[command.target];
  if (target === undefined) return refused('unknown-target');
  switch (command.type) {
    case 'PlanTarget':
      return look(state, target, command, rules, now);
    case 'VerifyTarget':
      return verifyTarget(state, target, command);
    case 'MissExpectation':
      return missExpectation(state, target, command, rules, now);
    case 'FailAttempt':
      return failAttempt(state, target, command, rules, now);
    case 'DeferTarget':
      return deferTarget(state, target, command, rules, now);
  }
}

/** What a look is for depends on what the handoff is doing. */
function look(
  state: Handoff,
  target: TargetState,
  command: PlanTarget,
  rules: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  if (state.status === 'cancelling') return readBackForCancel(state, target, command, rules, now);
  if (state.status === 'rolling-back') return planReversal(state, target, command, rules, now);
  return planTarget(state, target, command, rules, now);
}
