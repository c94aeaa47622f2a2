import { openTargets } from './due.ts';
import type { Reading } from './reading.ts';
import { nextToReverse } from './rollback.ts';
import type { Handoff, TargetState } from './state.ts';

/** Why nobody may act on a target now; the worker drops its message, waits for the lease's end or starts over. */
export type TargetObstacle = 'not-syncing' | 'done' | 'not-next' | 'moved' | 'leased' | 'deferred';

/** What keeps a worker that holds no plan from acting on what it saw at `now`; undefined when nothing does. */
export function obstacleTo(
  state: Handoff,
  target: TargetState,
  seen: Reading['seen'],
  now: string,
): TargetObstacle | undefined {
  const over = notAwaited(state, target);
  if (over !== undefined) return over;
  if (seen.epoch !== state.epoch || seen.attempt !== target.attempt) return 'moved';
  if (seen.aimSeq !== state.aimSeq) return 'moved';
  if (seen.open !== (target.plan !== undefined)) return 'moved';
  if (target.plan !== undefined && now < target.plan.leaseUntil) return 'leased';
  return target.deferral !== undefined && now < target.deferral.until ? 'deferred' : undefined;
}

type NotAwaited = Extract<TargetObstacle, 'not-syncing' | 'done' | 'not-next'>;

const NOT_AWAITED: ReadonlySet<string> = new Set<NotAwaited>(['not-syncing', 'done', 'not-next']);

/** Whether a refusal says that nothing is owed to the target: whoever came for it is one too many. */
export function isNotAwaited(because: string | undefined): because is NotAwaited {
  return because !== undefined && NOT_AWAITED.has(because);
}

/** Why nothing is waited for at this target, or not yet; undefined when it is. */
export function notAwaited(state: Handoff, target: TargetState): NotAwaited | undefined {
  switch (state.status) {
    case 'syncing':
      return openTargets(state).some(([, open]) => open === target) ? undefined : 'done';
    case 'cancelling':
      return target.plan === undefined ? 'done' : undefined;
    case 'rolling-back':
      return reversalOver(state, target);
    case 'deciding':
    case 'offered':
    case 'postponed':
    case 'observed':
    case 'held':
    case 'completed':
    case 'cancelled':
      return 'not-syncing';
  }
}

function reversalOver(state: Handoff, target: TargetState): NotAwaited | undefined {
  if (target.lastPlan === undefined || target.reversal?.end !== undefined) return 'done';
  return nextToReverse(state)?.[1] === target ? undefined : 'not-next';
}
