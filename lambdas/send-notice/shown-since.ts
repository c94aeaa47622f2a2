import type { TargetState } from '#domain/handoff/state.ts';
import { shownAfterwards } from '#lambdas/_presenting/shown-afterwards.ts';
import type { Looked } from '#lambdas/_presenting/shown-afterwards.ts';
import type { ShownSince } from '#views/given-away.ts';

/** What a system shows of whoever lost what they had accepted, also once it was or may have been written for others. */
export function shownSince(looked: Looked, name: string, target: TargetState): ShownSince | undefined {
  const { epoch: own = 0 } = looked;
  const [shown] = [target.lastPlan?.epoch ?? 0, target.done?.epoch ?? 0]
    .filter((epoch) => epoch > own)
    .flatMap((epoch) => shownAfterwards({ ...looked, epoch }, name, target) ?? []);
  if (shown === undefined) return shownAfterwards(looked, name, target);
  if (shown === 'owner') return 'other';
  // What is not as it was entered for somebody else may be what was entered before.
  return shown === 'else' ? 'unknown' : shown;
}
