import type { Reading } from './reading.ts';
import type { Handoff, TargetState } from './state.ts';

/** Why nobody may act on a target now; the worker drops its message, waits for the lease's end or starts over. */
export type TargetObstacle = 'not-syncing' | 'done' | 'moved' | 'leased' | 'deferred';

/** What keeps a worker that holds no plan from acting on what it saw at `now`; undefined when nothing does. */
export function obstacleTo(
  state: Handoff,
  target: TargetState,
  seen: Reading['seen'],
  now: string,
): TargetObstacle | undefined {
  if (state.status !== 'syncing' && state.status !== 'cancelling') return 'not-syncing';
  if (state.status === 'cancelling' ? target.plan === undefined : target.done?.epoch === state.epoch)
    return 'done';
  if (seen.epoch !== state.epoch || seen.attempt !== target.attempt) return 'moved';
  if (seen.open !== (target.plan !== undefined)) return 'moved';
  if (target.plan !== undefined && now < target.plan.leaseUntil) return 'leased';
  return target.deferral !== undefined && now < target.deferral.until ? 'deferred' : undefined;
}
