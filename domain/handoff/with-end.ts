import { openTargets, plannedTargets, skippedTargets } from './due.ts';
import { evolveTarget } from './evolve-target.ts';
import type { FactOf, HandoffFact } from './facts.ts';
import { rollbackEnd } from './rollback.ts';
import type { Handoff } from './state.ts';

/** Any commit after which nothing is open also completes the handoff, or ends its rollback or its cancel. */
export function withEnd(state: Handoff, facts: readonly HandoffFact[]): readonly HandoffFact[] {
  const after = afterwards(state, facts);
  if (state.status === 'syncing' && openTargets(after).length === 0) return [...facts, completion(after)];
  if (state.status === 'rolling-back') return [...facts, ...rollbackEnd(after)];
  if (state.status === 'cancelling' && plannedTargets(after).length === 0)
    return [...facts, { type: 'HandoffCancelled' }];
  return facts;
}

/** It is done; what a person decided to do without is said. */
export function completion(state: Handoff): FactOf<'HandoffCompleted'> {
  const without = skippedTargets(state);
  return { type: 'HandoffCompleted', ...(without.length === 0 ? {} : { without: [...without] }) };
}

/** The same handoff with what these facts say of its targets. */
export function afterwards(state: Handoff, facts: readonly HandoffFact[]): Handoff {
  const context = { seq: state.seq + 1, at: state.stepSince, correlationId: state.correlationId };
  const targets = Object.entries(state.targets).map(
    ([name, target]) =>
      [name, facts.reduce((one, fact) => evolveTarget(name, one, fact, context), target)] as const,
  );
  return { ...state, targets: Object.fromEntries(targets) };
}
