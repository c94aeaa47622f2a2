import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import { textOf } from '../text-of.ts';
import type { OperatorCommand } from './commands.ts';
import { skippedTargets } from './due.ts';
import type { HandoffFact } from './facts.ts';
import type { Handoff } from './state.ts';

/**
 * A person has what is done done once more, under the same ids: each of these targets is read again, and written only
 * where it does not show who accepted. Without names all that are written, but none that a person did without.
 */
export function replay(
  state: Handoff,
  { targets: named, textId }: Extract<OperatorCommand, { type: 'Replay' }>,
): Decision<HandoffFact> {
  if (state.status === 'cancelled') return refused('already-cancelled');
  if (state.status !== 'completed') return refused('not-completed');
  const without = skippedTargets(state);
  const targets = named ?? Object.keys(state.targets).filter((name) => !without.includes(name));
  if (targets.length === 0 || targets.some((name) => state.targets[name] === undefined))
    return refused('unknown-target');
  return decided<HandoffFact>(
    { type: 'HandoffReopened', because: 'replayed', targets: [...targets], ...textOf(textId) },
    { type: 'WorkflowStarted', run: state.workflow.run + 1 },
  );
}
