import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import { ATTEMPT_BUDGET } from '../settings.ts';
import { addSeconds } from '../time.ts';
import type { HandoffRules, SyncCommand } from './commands.ts';
import { hasOpenPlan } from './decide-operator.ts';
import { openTargets } from './due.ts';
import { evolveTarget } from './evolve-target.ts';
import type { HandoffFact } from './facts.ts';
import { isThirdValue, judge } from './judge.ts';
import type { Reading } from './reading.ts';
import type { Handoff, TargetState } from './state.ts';

type SyncCommandOf<Type extends SyncCommand['type']> = Extract<SyncCommand, { type: Type }>;

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
      return planTarget(state, target, command, rules, now);
    case 'VerifyTarget':
      return verifyTarget(state, target, command);
    case 'FailAttempt':
      return failAttempt(state, target, command, now);
    case 'DeferTarget':
      return deferTarget(state, target, command, now);
  }
}

function planTarget(
  state: Handoff,
  target: TargetState,
  command: SyncCommandOf<'PlanTarget'>,
  { settings }: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  const obstacle = obstacleTo(state, target, command.reading.seen, now);
  if (obstacle !== undefined) return refused(obstacle);
  const { target: name, reading } = command;
  const shown = verdictFacts(state, name, target.attempt, reading);
  if (shown !== undefined) return decided(...shown);
  if (state.status === 'cancelling') return decided(...withEnd(state, [notApplied(state, target, name)]));
  const failure = refusalToWrite(state, target, name, reading);
  if (failure !== undefined) return decided(...failure);
  return decided({
    type: 'TargetPlanned',
    target: name,
    epoch: state.epoch,
    attempt: target.attempt + 1,
    before: Object.fromEntries(Object.entries(reading.properties).map(([key, { digest }]) => [key, digest])),
    wanted: { ...reading.wanted },
    leaseUntil: addSeconds(now, settings.planLeaseSeconds),
  });
}

/** Why nobody may act on a target now; the worker drops its message, waits for the lease's end or starts over. */
export type TargetObstacle = 'not-syncing' | 'done' | 'moved' | 'leased' | 'deferred';

function obstacleTo(
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

/** The facts of a reading that shows what is wanted; undefined when it does not. */
function verdictFacts(
  state: Handoff,
  name: string,
  attempt: number,
  reading: Reading,
): readonly HandoffFact[] | undefined {
  const verdict = judge(reading, state.targets[name]?.lastPlan?.epoch === state.epoch);
  if (verdict === undefined) return undefined;
  const fact: HandoffFact = {
    type: 'TargetVerified',
    target: name,
    epoch: state.epoch,
    attempt: Math.max(attempt, 1),
    verdict,
  };
  return withEnd(state, [fact]);
}

function notApplied(state: Handoff, target: TargetState, name: string): HandoffFact {
  const attempt = target.plan?.attempt ?? target.attempt;
  return { type: 'AttemptFailed', target: name, epoch: state.epoch, attempt, because: 'not-applied' };
}

/** Somebody else's value is never overwritten within an epoch, and three attempts are enough. */
function refusalToWrite(
  state: Handoff,
  target: TargetState,
  name: string,
  reading: Reading,
): readonly HandoffFact[] | undefined {
  const { epoch } = state;
  const attempt = Math.max(target.attempt, 1);
  const third = target.lastPlan?.epoch === epoch ? isThirdValue(target, reading) : undefined;
  if (third !== undefined) {
    const verdict = third.writtenByUs ? 'ALTERED' : 'OVERWRITTEN';
    return heldBy(state, {
      type: 'TargetMismatched',
      target: name,
      epoch,
      attempt,
      verdict,
      field: third.field,
    });
  }
  if (target.used < ATTEMPT_BUDGET) return undefined;
  return reading.lastWriteAnswered
    ? heldBy(state, {
        type: 'TargetMismatched',
        target: name,
        epoch,
        attempt,
        verdict: 'DROPPED',
        field: firstMismatch(reading),
      })
    : heldBy(state, { type: 'TargetFailed', target: name, epoch, attempt, because: 'no-answer' });
}

function firstMismatch(reading: Reading): string {
  return (
    Object.entries(reading.properties).find(([, property]) => property.matches === 'no')?.[0] ?? 'unknown'
  );
}

type Failure = Extract<HandoffFact, { type: 'TargetMismatched' | 'TargetFailed' }>;

function heldBy(state: Handoff, failure: Failure): readonly HandoffFact[] {
  if (state.status !== 'syncing') return [failure];
  return [failure, { type: 'HandoffHeld', cause: causeOf(failure) }];
}

function causeOf(failure: Failure): Extract<HandoffFact, { type: 'HandoffHeld' }>['cause'] {
  if (failure.type === 'TargetMismatched') {
    const { target, verdict, field } = failure;
    return { kind: 'mismatch', target, verdict, field };
  }
  const { target, because, field } = failure;
  return { kind: 'target-failed', target, because, ...(field === undefined ? {} : { field }) };
}

/** The worker that holds the plan read back. What is not there yet may still come: it leaves the plan open. */
function verifyTarget(
  state: Handoff,
  target: TargetState,
  command: SyncCommandOf<'VerifyTarget'>,
): Decision<HandoffFact> {
  if (target.plan?.attempt !== command.attempt) return refused('moved');
  const { epoch } = target.plan;
  const verdict = judge(command.reading, true);
  if (verdict === undefined) return decided();
  const { target: name, attempt } = command;
  return decided(...withEnd(state, [{ type: 'TargetVerified', target: name, epoch, attempt, verdict }]));
}

function failAttempt(
  state: Handoff,
  target: TargetState,
  command: SyncCommandOf<'FailAttempt'>,
  now: string,
): Decision<HandoffFact> {
  const obstacle = obstacleToEnd(state, target, command, now);
  if (obstacle !== undefined) return refused(obstacle);
  const { target: name, because } = command;
  const attempt = command.attempt ?? target.attempt + 1;
  const failed: HandoffFact = { type: 'AttemptFailed', target: name, epoch: state.epoch, attempt, because };
  const used = command.attempt === undefined ? target.used + 1 : target.used;
  if (!command.permanent && used < ATTEMPT_BUDGET) return decided(...withEnd(state, [failed]));
  if (state.status === 'cancelling') return decided(...cancelStuck(state, failed));
  const field = command.field === undefined ? {} : { field: command.field };
  const failure: HandoffFact = {
    type: 'TargetFailed',
    target: name,
    epoch: state.epoch,
    attempt,
    because,
    ...field,
  };
  return decided(failed, ...heldBy(state, failure));
}

/** A cancel whose read-back always fails needs a person; one whose plan just ended is over. */
function cancelStuck(
  state: Handoff,
  failed: Extract<HandoffFact, { type: 'AttemptFailed' }>,
): readonly HandoffFact[] {
  const facts = withEnd(state, [failed]);
  if (facts.length > 1) return facts;
  const { target, because } = failed;
  return [...facts, { type: 'HandoffHeld', cause: { kind: 'target-failed', target, because } }];
}

function deferTarget(
  state: Handoff,
  target: TargetState,
  command: SyncCommandOf<'DeferTarget'>,
  now: string,
): Decision<HandoffFact> {
  const obstacle = obstacleToEnd(state, target, command, now);
  if (obstacle !== undefined) return refused(obstacle);
  const { target: name, until, because } = command;
  return decided(
    ...withEnd(state, [{ type: 'TargetDeferred', target: name, epoch: state.epoch, until, because }]),
  );
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

/** Any commit after which nothing is open also completes the handoff, or ends its cancel. */
function withEnd(state: Handoff, facts: readonly HandoffFact[]): readonly HandoffFact[] {
  const after = afterwards(state, facts);
  if (state.status === 'syncing' && openTargets(after).length === 0)
    return [...facts, { type: 'HandoffCompleted' }];
  if (state.status === 'cancelling' && !hasOpenPlan(after)) return [...facts, { type: 'HandoffCancelled' }];
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
