import { openTargets, plannedTargets } from './due.ts';
import { evolveTarget } from './evolve-target.ts';
import type { HandoffFact } from './facts.ts';
import type { Handoff } from './state.ts';

/** Any commit after which nothing is open also completes the handoff, or ends its cancel. */
export function withEnd(state: Handoff, facts: readonly HandoffFact[]): readonly HandoffFact[] {
  const after = afterwards(state, facts);
  if (state.status === 'syncing' && openTargets(after).length === 0)
    return [...facts, { type: 'HandoffCompleted' }];
  if (state.status === 'cancelling' && plannedTargets(after).length === 0)
    return [...facts, { type: 'HandoffCancelled' }];
  return facts;
}

function afterwards(state: Handoff, facts: readonly HandoffFact[]): Handoff {
  const context = { seq: state.seq + 1, at: state.stepSince, correlationId: state.correlationId };
  const targets = Object.entries(state.targets).map(
    ([name, target]) =>
      [name, facts.reduce((one, fact) => evolveTarget(name, one, fact, context), target)] as const,
  );
  return { ...state, targets: Object.fromEntries(targets) };
}
