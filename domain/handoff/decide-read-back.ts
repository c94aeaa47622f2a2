import type { Decision } from '../log/decision.ts';
import { decided, refused } from '../log/decision.ts';
import { addSeconds } from '../time.ts';
import type { HandoffRules } from './commands.ts';
import type { PlanTarget } from './decide-plan.ts';
import { secondLookAfter, shownAsPlanned } from './decide-reversal.ts';
import { SECOND_LOOK } from './evolve-target.ts';
import type { FactOf, HandoffFact } from './facts.ts';
import { judge } from './judge.ts';
import type { Reading } from './reading.ts';
import { unansweredIn } from './reading.ts';
import type { Handoff, Plan, TargetState } from './state.ts';
import { obstacleTo } from './target-obstacle.ts';
import { withEnd } from './with-end.ts';

/**
 * What comes of a look at a target while its handoff is cancelled: nothing is written any more, but what the last
 * write did is recorded. That it did nothing is believed only on a second look, after the contract's delay: the
 * system may show old values for a while.
 */
export function readBackForCancel(
  state: Handoff,
  target: TargetState,
  { target: name, reading }: PlanTarget,
  { contract }: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  const obstacle = obstacleTo(state, target, reading.seen, now);
  if (obstacle !== undefined) return refused(obstacle);
  const { plan, secondLookFrom } = target;
  if (plan === undefined) return refused('done');
  const attempt = { target: name, epoch: plan.epoch, attempt: plan.attempt };
  const verdict = verdictOn(plan, state, reading);
  if (verdict !== undefined)
    return decided(
      ...withEnd(state, [shownAsPlanned(plan, { ...attempt, verdict, ...unansweredIn(reading) })]),
    );
  if (secondLookFrom !== undefined && secondLookFrom <= now)
    return decided(...withEnd(state, [{ type: 'AttemptFailed', ...attempt, because: 'not-applied' }]));
  const until = addSeconds(now, secondLookAfter(contract, name));
  return decided({ type: 'TargetDeferred', target: name, epoch: plan.epoch, until, because: SECOND_LOOK });
}

/** The plan may be of an earlier acceptance than the one that the reading was compared with: its own digests decide. */
function verdictOn(
  { epoch, wanted, purpose }: Plan,
  state: Handoff,
  reading: Reading,
): FactOf<'TargetVerified'>['verdict'] | undefined {
  const isThere = Object.entries(wanted).every(
    ([field, digest]) => reading.properties[field]?.digest === digest,
  );
  if (isThere) return 'VERIFIED';
  const isCompared = Object.entries(wanted).every(([field, digest]) => reading.wanted[field] === digest);
  return isCompared || (epoch === state.epoch && purpose === 'write') ? judge(reading, true) : undefined;
}
