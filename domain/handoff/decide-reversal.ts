import type { Contract } from '../contract/contract.ts';
import { targetNamed } from '../contract/target.ts';
import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import { ATTEMPT_BUDGET } from '../settings.ts';
import { addSeconds } from '../time.ts';
import type { HandoffRules } from './commands.ts';
import type { PlanTarget } from './decide-plan.ts';
import { keptIn } from './decide-plan.ts';
import { SECOND_LOOK } from './evolve-target.ts';
import type { FactOf, HandoffFact } from './facts.ts';
import { firstMismatch, judge } from './judge.ts';
import type { Reading } from './reading.ts';
import { unansweredIn } from './reading.ts';
import type { Handoff, TargetState } from './state.ts';
import { obstacleTo } from './target-obstacle.ts';
import { withEnd } from './with-end.ts';

/**
 * What comes of a look at a target that is to be taken back. Compared first: what shows the old value already needs no
 * write, what shows neither that nor a value of ours is somebody's and is left. Everything else is planned, and the
 * plan is a lease.
 */
export function planReversal(
  state: Handoff,
  target: TargetState,
  { target: name, reading }: PlanTarget,
  { contract, settings }: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  const obstacle = obstacleTo(state, target, reading.seen, now);
  if (obstacle !== undefined) return refused(obstacle);
  if (!isOfBaseline(target, reading)) return refused('moved');
  if (judge(reading, true) !== undefined) return found(state, target, { name, reading, contract, now });
  const failure = failureOf(target, reading);
  if (failure !== undefined)
    return decided(
      ...withEnd(state, [
        { type: 'ReversalFailed', ...lastAttempt(state, target, name), ...failure, ...unansweredIn(reading) },
      ]),
    );
  return decided({
    type: 'TargetPlanned',
    target: name,
    epoch: state.epoch,
    attempt: target.attempt + 1,
    before: Object.fromEntries(Object.entries(reading.properties).map(([key, { digest }]) => [key, digest])),
    wanted: { ...reading.wanted },
    leaseUntil: addSeconds(now, settings.planLeaseSeconds),
    purpose: 'reverse',
    ...keptIn(reading),
    ...unansweredIn(reading),
  });
}

/** The fact that a plan's values are there, by what the plan was for. */
export function shownAsPlanned(
  { purpose }: { readonly purpose: 'write' | 'reverse' },
  told: Omit<FactOf<'TargetVerified'>, 'type'>,
): FactOf<'TargetVerified' | 'TargetReversed'> {
  return { ...told, type: purpose === 'reverse' ? 'TargetReversed' : 'TargetVerified' };
}

interface Look {
  readonly name: string;
  readonly reading: Reading;
  readonly contract: Contract;
  readonly now: string;
}

/** Old values that Baton has not written itself may be those of a slow copy: they are believed on a second look only. */
function found(
  state: Handoff,
  target: TargetState,
  { name, reading, contract, now }: Look,
): Decision<HandoffFact> {
  const isWritten = target.plan?.purpose === 'reverse';
  const verdict = judge(reading, isWritten);
  const attempt = lastAttempt(state, target, name);
  const isBelieved = target.secondLookFrom !== undefined && target.secondLookFrom <= now;
  if (verdict !== undefined && (isWritten || isBelieved))
    return decided(
      ...withEnd(state, [{ type: 'TargetReversed', ...attempt, verdict, ...unansweredIn(reading) }]),
    );
  const until = addSeconds(now, secondLookAfter(contract, name));
  return decided({ type: 'TargetDeferred', target: name, epoch: state.epoch, until, because: SECOND_LOOK });
}

/** How long a system may show old values, in seconds. */
export function secondLookAfter(contract: Contract, target: string): number {
  return targetNamed(contract, target)?.readBackAfterSeconds ?? 0;
}

/** A reading compared with other values than those that are to be given back says nothing. */
function isOfBaseline({ baseline }: TargetState, { wanted, properties }: Reading): boolean {
  const fields = Object.entries(baseline);
  return (
    Object.keys(wanted).length === fields.length &&
    fields.every(([field, { digest }]) => wanted[field] === digest && properties[field] !== undefined)
  );
}

function lastAttempt(state: Handoff, { plan, attempt }: TargetState, target: string) {
  return { target, epoch: state.epoch, attempt: plan?.attempt ?? Math.max(attempt, 1) };
}

/** Only a value that Baton planned for this very handoff is written over, and three times are enough. */
function failureOf(
  { planned, used }: TargetState,
  reading: Reading,
): { readonly because: string; readonly field: string } | undefined {
  for (const [field, { digest, matches, isOurs }] of Object.entries(reading.properties)) {
    const isPlanned = isOurs === true || (planned[field] ?? []).includes(digest);
    if (matches === 'no' && !isPlanned) return { because: 'overwritten', field };
  }
  if (used < ATTEMPT_BUDGET) return undefined;
  return { because: reading.lastWriteAnswered ? 'dropped' : 'no-answer', field: firstMismatch(reading) };
}
