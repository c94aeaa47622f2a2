import type { Decision } from '../log/decision.ts';
import { decided } from '../log/decision.ts';
import { pauseAt } from '../contract-log/pauses.ts';
import { LONGEST_UNTIL_LOOK_SECONDS, RUN_BUDGET } from '../settings.ts';
import { addSeconds } from '../time.ts';
import type { HandoffRules, Wake } from './commands.ts';
import { missedStart } from './decide-start.ts';
import { openDeferrals, openStep, resendAt, stepDueAt } from './due.ts';
import type { HandoffFact } from './facts.ts';
import { lookAtPredecessors } from './predecessors.ts';
import { lateTargets, stillQueued } from './queued.ts';
import type { Queues } from './queued.ts';
import type { Handoff } from './state.ts';
import { postponedByPause } from './under-pauses.ts';

/** What is due now, if anything. Early, late and duplicate wake-ups change nothing. */
export function decideWake(
  state: Handoff,
  { queues = {} }: Wake,
  rules: HandoffRules,
  now: string,
): Decision<HandoffFact> {
  if (state.status === 'offered' && now >= state.offer.expiresAt) return decided(atItsEnd(state));
  const resendsAt = resendAt(state);
  if (resendsAt !== undefined && now >= resendsAt) return decided(...sentAgain(state));
  if (state.status === 'postponed') {
    const facts = postponement(state, rules, now);
    if (facts.length > 0) return decided(...facts);
  }
  const facts = [
    ...reminder(state, now),
    ...endedDeferrals(state, now),
    ...secondLook(state, rules, now),
    ...missedStart(state, rules, now),
  ];
  return facts.length > 0 ? decided(...facts) : decided(...overdue(state, queues, rules, now));
}

/** An offer that nobody was told of is not left unanswered. */
function atItsEnd({ epoch, offer }: Extract<Handoff, { status: 'offered' }>): HandoffFact {
  if (offer.undelivered === undefined) return { type: 'OfferExpired', epoch };
  const { channel, because } = offer.undelivered;
  return { type: 'OfferUndeliverable', epoch, channel, because };
}

/** By a new run, because only a run that enters its wait sends an offer. */
function sentAgain({ epoch, workflow }: Handoff): readonly HandoffFact[] {
  return [
    { type: 'DeliveryRetryDue', epoch },
    { type: 'WorkflowStarted', run: workflow.run + 1 },
  ];
}

/** One that waits for its contract to go on goes with it: when the pause ends earlier, and when it ends later. */
function postponement(
  state: Extract<Handoff, { status: 'postponed' }>,
  rules: HandoffRules,
  now: string,
): readonly HandoffFact[] {
  const { epoch, until, isPaused, after, next } = state;
  if (after !== undefined) return lookAtPredecessors(state, after.handoffId, rules, now);
  const ended: HandoffFact = { type: 'PostponementEnded', epoch };
  if (!isPaused) return now >= until ? [ended] : [];
  const pause = pauseAt(rules.pauses ?? [], now);
  if (pause === undefined) return [ended];
  return pause.to === until ? [] : [postponedByPause(epoch, pause.to, next)];
}

function reminder(state: Handoff, now: string): readonly HandoffFact[] {
  if (state.status !== 'offered') return [];
  const { remindAt, remindedSeq } = state.offer;
  if (remindAt === undefined || remindedSeq !== undefined || now < remindAt) return [];
  return [{ type: 'ReminderDue', epoch: state.epoch }];
}

/** Whoever looks may not come through, so the next look is set too: later each time. */
function secondLook(
  { difference }: Handoff,
  { settings }: HandoffRules,
  now: string,
): readonly HandoffFact[] {
  if (difference === undefined || now < difference.recheckAt) return [];
  const { target, looks } = difference;
  const seconds = Math.min(LONGEST_UNTIL_LOOK_SECONDS, settings.stepSeconds * 2 ** looks);
  return [{ type: 'SecondLookDue', target, recheckAt: addSeconds(now, seconds) }];
}

function endedDeferrals(state: Handoff, now: string): readonly HandoffFact[] {
  return openDeferrals(state)
    .filter(({ at }) => at <= now)
    .map(({ target }) => ({ type: 'DeferralEnded', target, epoch: state.epoch }));
}

/**
 * A machine step that is late: first its effects are made again; then a new run begins; in the last run that the
 * budget allows it is held for a person instead. What only stands in a queue that moves is not late.
 */
function overdue(
  state: Handoff,
  queues: Queues,
  { settings }: HandoffRules,
  now: string,
): readonly HandoffFact[] {
  const step = openStep(state);
  const dueAt = stepDueAt(state, settings);
  if (step === undefined || dueAt === undefined || now < dueAt) return [];
  const queued = stillQueued(state, queues, settings, now);
  const late = lateTargets(state, settings, now);
  const isLate = late.length === 0 || late.some((name) => queued.every(({ target }) => target !== name));
  if (!isLate) return queued.filter(({ target }) => late.includes(target));
  const { run, overdue: before, runsSinceDecision } = state.workflow;
  const told: HandoffFact = { type: 'StepOverdue', run, step, count: before + 1 };
  if (before === 0) return [told, ...queued];
  return runsSinceDecision < RUN_BUDGET
    ? [told, { type: 'WorkflowStarted', run: run + 1 }, ...queued]
    : [told, { type: 'HandoffHeld', cause: { kind: 'infrastructure', step } }];
}
