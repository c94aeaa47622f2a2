import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import { ATTEMPT_BUDGET, DEFERRED_LONG_SECONDS, LONGEST_BACKOFF_SECONDS } from '../settings.ts';
import { addSeconds } from '../time.ts';
import type { HandoffRules, SyncCommand } from './commands.ts';
import { shownAsPlanned } from './decide-reversal.ts';
import type { FactOf, HandoffFact } from './facts.ts';
import { judge } from './judge.ts';
import { unansweredIn } from './reading.ts';
import type { Handoff, TargetState } from './state.ts';
import { openStep } from './due.ts';
import { afterFailure } from './target-failure.ts';
import type { TargetObstacle } from './target-obstacle.ts';
import { obstacleTo } from './target-obstacle.ts';
import { toldOf } from './told-of.ts';
import { withEnd } from './with-end.ts';

type SyncCommandOf<Type extends SyncCommand['type']> = Extract<SyncCommand, { type: Type }>;

/** The worker that holds the plan read back. What is not there yet may still come: it leaves the plan open. */
export function verifyTarget(
  state: Handoff,
  target: TargetState,
  { target: name, attempt, reading }: SyncCommandOf<'VerifyTarget'>,
): Decision<HandoffFact> {
  if (target.plan?.attempt !== attempt) return refused('moved');
  const { epoch } = target.plan;
  const verdict = judge(reading, true);
  if (verdict === undefined) return decided();
  const told = { target: name, epoch, attempt, verdict, ...unansweredIn(reading) };
  return decided(...withEnd(state, [shownAsPlanned(target.plan, told)]));
}

/** What was written is there. In sync that is not enough where the contract expects more; anywhere else it is recorded. */
export function missExpectation(
  state: Handoff,
  target: TargetState,
  { target: name, attempt, field }: SyncCommandOf<'MissExpectation'>,
  rules: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  if (target.plan?.attempt !== attempt) return refused('moved');
  const { epoch } = target.plan;
  const told = { target: name, epoch, attempt };
  if (state.status !== 'syncing' || epoch !== state.epoch)
    return decided(...withEnd(state, [shownAsPlanned(target.plan, { ...told, verdict: 'VERIFIED' })]));
  const failure = { type: 'TargetFailed', ...told, because: NOT_AS_EXPECTED, field } as const;
  return decided(...afterFailure(state, failure, rules, now));
}

/** Everything that Baton wrote is there, but not what the contract expects besides. */
export const NOT_AS_EXPECTED = 'not-as-expected';

/** A request was refused: nothing was written. It can be tried again, unless it never will pass or it was the third. */
export function failAttempt(
  state: Handoff,
  target: TargetState,
  command: SyncCommandOf<'FailAttempt'>,
  rules: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  const obstacle = obstacleToEnd(state, target, command, now);
  if (obstacle !== undefined) return refused(obstacle);
  const failed = failedAttempt(state, target, command);
  const isLast = isLastTry(target, command);
  if (state.status === 'cancelling') {
    const isStuck = isLast && failed.attempt !== target.plan?.attempt;
    return decided(...(isStuck ? [failed, stuck(failed)] : withEnd(state, [failed])));
  }
  if (failed.epoch !== state.epoch || !isLast) return decided(...withEnd(state, [failed]));
  const field = command.field === undefined ? {} : { field: command.field };
  if (isOfReversal(state, target, command))
    return decided(...withEnd(state, [failed, { ...failed, type: 'ReversalFailed', ...field }]));
  const failure = { ...failed, type: 'TargetFailed', ...field } as const;
  return decided(failed, ...afterFailure(state, failure, rules, now, command.permanent));
}

/** A write that was planned before the rollback began says nothing of how that fares. */
function isOfReversal(
  { status }: Handoff,
  { plan }: TargetState,
  { attempt }: SyncCommandOf<'FailAttempt'>,
): boolean {
  return attempt === undefined ? status === 'rolling-back' : plan?.purpose === 'reverse';
}

/**
 * Without a plan (the record could not even be read) it is an attempt of its own. A cancel that can never read back
 * (the record is gone) ends its open plan: there is nothing left to find out, and the write may have happened.
 */
function failedAttempt(
  state: Handoff,
  { plan, attempt: last }: TargetState,
  { target, attempt, because, permanent }: SyncCommandOf<'FailAttempt'>,
): FactOf<'AttemptFailed'> {
  const failed = { type: 'AttemptFailed', target, because } as const;
  const isUnread = attempt === undefined && state.status === 'cancelling' && permanent && plan !== undefined;
  if (isUnread) return { ...failed, epoch: plan.epoch, attempt: plan.attempt, isUnread };
  const { epoch, attempt: ended } = (attempt === undefined ? undefined : plan) ?? {
    ...{ epoch: state.epoch, attempt: last + 1 },
  };
  return { ...failed, epoch, attempt: ended };
}

function isLastTry({ used }: TargetState, { attempt, permanent }: SyncCommandOf<'FailAttempt'>): boolean {
  return permanent || (attempt === undefined ? used + 1 : used) >= ATTEMPT_BUDGET;
}

/** A cancel whose read-back fails for long needs a person. */
function stuck({ target, because }: FactOf<'AttemptFailed'>): HandoffFact {
  return { type: 'HandoffHeld', cause: { kind: 'target-failed', target, because } };
}

/** The system asked to come back later: nothing was written, and waiting is not an attempt. */
export function deferTarget(
  state: Handoff,
  target: TargetState,
  command: SyncCommandOf<'DeferTarget'>,
  rules: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  const obstacle = obstacleToEnd(state, target, command, now);
  if (obstacle !== undefined) return refused(obstacle);
  const { target: name, attempt, because } = command;
  const until = addSeconds(now, secondsOfDeferral(target, command, rules));
  const ended =
    attempt === undefined ? { epoch: state.epoch } : { epoch: target.plan?.epoch ?? state.epoch, attempt };
  const told = {
    ...(isLong(state, target, command) ? ({ isLong: true, ...sinceOf(command) } as const) : {}),
    ...(command.system === undefined ? {} : { system: command.system }),
  };
  return decided(
    ...withEnd(state, [{ type: 'TargetDeferred', target: name, ...ended, until, because, ...told }]),
  );
}

/** By it an outage is told from the next one. */
function sinceOf({ since }: SyncCommandOf<'DeferTarget'>) {
  return since === undefined ? {} : { since };
}

/**
 * Longer each time in a row, with full jitter; never shorter than what the system asked for. How long a system is left
 * alone grows by itself, and whoever waits for it is spread already: to wait longer would only find out later.
 */
function secondsOfDeferral(
  { postponed }: TargetState,
  { afterSeconds, jitter, system }: SyncCommandOf<'DeferTarget'>,
  { settings }: HandoffRules,
): number {
  if (system !== undefined) return afterSeconds;
  const backoff = Math.min(LONGEST_BACKOFF_SECONDS, settings.backoffSeconds * 2 ** postponed.times);
  const wait = afterSeconds + backoff * jitter;
  return afterSeconds < LONGEST_BACKOFF_SECONDS ? Math.min(LONGEST_BACKOFF_SECONDS, wait) : wait;
}

/**
 * Somebody is told once: of the wait that follows an hour of waiting, for a write or for what a cancel looks for; and
 * once for each reason for which a system is left alone for long.
 */
function isLong(
  state: Handoff,
  { postponed }: TargetState,
  { target, because, isLong }: SyncCommandOf<'DeferTarget'>,
): boolean {
  if (openStep(state) === undefined) return false;
  const told = toldOf(state, target);
  if (isLong === true) return !told.includes(because);
  return postponed.seconds >= DEFERRED_LONG_SECONDS && told.length === 0;
}

/** The holder of a plan may always say how it ended; anybody else only under the rules of planning. */
function obstacleToEnd(
  state: Handoff,
  target: TargetState,
  command: SyncCommandOf<'FailAttempt' | 'DeferTarget'>,
  now: string,
): TargetObstacle | undefined {
  if (command.attempt === undefined) return obstacleTo(state, target, command.seen, now);
  return target.plan?.attempt === command.attempt ? undefined : 'moved';
}
