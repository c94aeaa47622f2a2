import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import { ATTEMPT_BUDGET } from '../settings.ts';
import { addSeconds } from '../time.ts';
import type { HandoffRules, SyncCommand } from './commands.ts';
import type { FactOf, HandoffFact } from './facts.ts';
import { firstMismatch, isThirdValue, judge } from './judge.ts';
import type { Reading } from './reading.ts';
import { unansweredIn } from './reading.ts';
import type { Handoff, TargetState } from './state.ts';
import { afterFailure } from './target-failure.ts';
import { obstacleTo } from './target-obstacle.ts';
import { withEnd } from './with-end.ts';

export type PlanTarget = Extract<SyncCommand, { type: 'PlanTarget' }>;

/** What comes of a look at a target in sync: its verdict, a hold, or the plan of a write, which is a lease. */
export function planTarget(
  state: Handoff,
  target: TargetState,
  { target: name, reading }: PlanTarget,
  rules: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  const obstacle = obstacleTo(state, target, reading.seen, now);
  if (obstacle !== undefined) return refused(obstacle);
  const verdict = reading.movedBy === undefined ? judge(reading, isPlannedNow(state, target)) : undefined;
  if (verdict !== undefined)
    return decided(
      ...withEnd(state, [
        { type: 'TargetVerified', ...lastAttempt(state, target, name), verdict, ...unansweredIn(reading) },
      ]),
    );
  const failure = failureOf(state, target, name, reading);
  if (failure !== undefined) return decided(...afterFailure(state, failure, rules, now));
  return decided({
    type: 'TargetPlanned',
    target: name,
    epoch: state.epoch,
    attempt: target.attempt + 1,
    before: Object.fromEntries(Object.entries(reading.properties).map(([key, { digest }]) => [key, digest])),
    wanted: { ...reading.wanted },
    leaseUntil: addSeconds(now, rules.settings.planLeaseSeconds),
    ...keptIn(reading),
    ...oursIn(reading),
    ...(reading.movedFrom === undefined ? {} : { movedFrom: reading.movedFrom }),
    ...unansweredIn(reading),
  });
}

/** What is ours already is not what stood there before us. */
function oursIn({ properties }: Reading): { readonly ours?: string[] } {
  const ours = Object.keys(properties).filter((field) => properties[field]?.isOurs === true);
  return ours.length === 0 ? {} : { ours };
}

/** Where the values of a look are kept, for the fact that is made of it. */
export function keptIn({ kept }: Reading): { readonly kept?: string } {
  return kept === undefined ? {} : { kept };
}

function isPlannedNow(state: Handoff, target: TargetState): boolean {
  return target.lastPlan?.epoch === state.epoch;
}

/** A verdict without any attempt is one. */
function lastAttempt(state: Handoff, { plan, attempt }: TargetState, target: string) {
  return { target, epoch: state.epoch, attempt: plan?.attempt ?? Math.max(attempt, 1) };
}

/** Somebody else's value is never overwritten unknowingly within an epoch, and three attempts are enough. */
function failureOf(
  state: Handoff,
  target: TargetState,
  name: string,
  reading: Reading,
): FactOf<'TargetMismatched' | 'TargetFailed'> | undefined {
  const attempt = { ...lastAttempt(state, target, name), ...unansweredIn(reading) };
  const isGuarded = isPlannedNow(state, target) && !target.isMismatchKnown;
  const third = isGuarded ? isThirdValue(target, reading) : undefined;
  if (third !== undefined) {
    const verdict = third.writtenByUs ? 'ALTERED' : 'OVERWRITTEN';
    return { type: 'TargetMismatched', ...attempt, verdict, field: third.field, ...keptIn(reading) };
  }
  if (target.used < ATTEMPT_BUDGET) return undefined;
  return reading.lastWriteAnswered
    ? {
        type: 'TargetMismatched',
        ...attempt,
        verdict: 'DROPPED',
        field: firstMismatch(reading),
        ...keptIn(reading),
      }
    : { type: 'TargetFailed', ...attempt, because: 'no-answer' };
}
