import type { QueueProgress } from '../health/queue-progress.ts';
import { secondsToFront } from '../health/queue-progress.ts';
import type { Settings } from '../settings.ts';
import { DEFERRED_LONG_SECONDS, LONGEST_BACKOFF_SECONDS } from '../settings.ts';
import { addSeconds, secondsUntil } from '../time.ts';
import { awaitedTargets, targetDueAt, targetSince } from './due.ts';
import type { FactOf } from './facts.ts';
import type { Handoff, TargetState } from './state.ts';
import { toldOf } from './told-of.ts';

/** By target. */
export type Queues = Readonly<Record<string, QueueProgress>>;

/** The targets that are late at `now` as far as the log says, by name. */
export function lateTargets(state: Handoff, settings: Settings, now: string): readonly string[] {
  return awaitedTargets(state)
    .filter(([, target]) => targetDueAt(state, target, settings) <= now)
    .map(([name]) => name);
}

/** The targets whose queues are asked about: all that are waited for, once the step is late for one of them. */
export function targetsInQuestion(state: Handoff, settings: Settings, now: string): readonly string[] {
  const isLate = lateTargets(state, settings, now).length > 0;
  return isLate ? awaitedTargets(state).map(([name]) => name) : [];
}

/** The targets whose queue moves and has not come to their message yet, each judged by its own queue. */
export function stillQueued(
  state: Handoff,
  queues: Queues,
  settings: Settings,
  now: string,
): readonly FactOf<'TargetQueued'>[] {
  return awaitedTargets(state).flatMap(([name, target]) => {
    const progress = queues[name];
    const since = targetSince(state, target);
    if (progress === undefined || !isBefore(progress, since, settings, now)) return [];
    const until = addSeconds(progress.last.seenAt, settings.stepSeconds + waitFor(progress, since, now));
    const told = isLong(state, name, target, now) ? ({ isLong: true } as const) : {};
    return [{ type: 'TargetQueued', target: name, epoch: state.epoch, since, until, ...told }];
  });
}

/**
 * A worker may be at work on a message for as long as a lease, and SQS keeps the order only roughly: until the front is
 * that far beyond it, a message may still come. A front that nobody has seen for a step has come to a stand.
 */
function isBefore(
  { last: { seenAt, front } }: QueueProgress,
  since: string,
  { stepSeconds, planLeaseSeconds }: Settings,
  now: string,
): boolean {
  return secondsUntil(seenAt, now) < stepSeconds && front < addSeconds(since, planLeaseSeconds);
}

/**
 * What stands at the end of a long queue is looked at seldom, what is near its front soon: that finds a queue that
 * stops. No wait is longer than all before it, however little the speed says.
 */
function waitFor(progress: QueueProgress, since: string, now: string): number {
  return Math.min(LONGEST_BACKOFF_SECONDS, secondsUntil(since, now), secondsToFront(progress, since));
}

/** Once for each wait: after an hour in queues, or of being put off. */
function isLong(state: Handoff, name: string, target: TargetState, now: string): boolean {
  const { postponed, queued } = target;
  const from = queued?.until ?? targetSince(state, target);
  return (
    postponed.seconds + secondsUntil(from, now) >= DEFERRED_LONG_SECONDS && toldOf(state, name).length === 0
  );
}
