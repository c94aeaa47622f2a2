import type { FactContext } from './evolve.ts';
import type { FactOf, HandoffFact } from './facts.ts';
import type { Plan, TargetState } from './state.ts';

export const freshTarget: TargetState = {
  attempt: 0,
  used: 0,
  plan: undefined,
  lastPlan: undefined,
  deferral: undefined,
  deferralEndedSeq: 0,
  done: undefined,
  before: {},
  planned: {},
};

/** What the log knows of one target after one fact. Facts about other targets change nothing. */
export function evolveTarget(
  name: string,
  target: TargetState,
  fact: HandoffFact,
  context: FactContext,
): TargetState {
  if ('target' in fact && fact.target !== name) return target;
  switch (fact.type) {
    case 'OfferAccepted':
    case 'HandoffReleased':
      return { ...target, deferral: undefined, used: 0 };
    case 'TargetPlanned':
      return planned(target, fact, context);
    case 'AttemptFailed':
      return attemptFailed(target, fact);
    case 'TargetDeferred':
      return deferred(target, fact, context);
    case 'DeferralEnded':
      return { ...target, deferral: undefined, deferralEndedSeq: context.seq };
    case 'TargetVerified':
      return {
        ...ended(target, fact.attempt),
        done: { epoch: fact.epoch, verdict: fact.verdict, at: context.at },
      };
    case 'TargetMismatched':
    case 'TargetFailed':
      return { ...ended(target, fact.attempt), done: undefined };
    default:
      return target;
  }
}

function ended(target: TargetState, attempt: number): TargetState {
  return { ...target, attempt, plan: undefined, deferral: undefined };
}

function planned(target: TargetState, fact: FactOf<'TargetPlanned'>, context: FactContext): TargetState {
  const plan: Plan = { epoch: fact.epoch, attempt: fact.attempt, leaseUntil: fact.leaseUntil };
  return {
    ...target,
    plan,
    deferral: undefined,
    attempt: fact.attempt,
    used: target.used + 1,
    lastPlan: { epoch: fact.epoch, seq: context.seq },
    before: remembered(target.before, fact.before),
    planned: remembered(target.planned, fact.wanted),
  };
}

/** A failure without a plan (the record could not even be read) takes an attempt of its own. */
function attemptFailed(target: TargetState, fact: FactOf<'AttemptFailed'>): TargetState {
  const hadPlan = target.plan?.attempt === fact.attempt;
  return hadPlan
    ? { ...target, plan: undefined }
    : { ...target, attempt: fact.attempt, used: target.used + 1 };
}

/** Waiting is not an attempt: a plan that ended in a deferral gives its attempt back to the budget. */
function deferred(target: TargetState, fact: FactOf<'TargetDeferred'>, context: FactContext): TargetState {
  return {
    ...target,
    plan: undefined,
    used: target.plan === undefined ? target.used : target.used - 1,
    deferral: { until: fact.until, seq: context.seq },
  };
}

function remembered(
  known: TargetState['before'],
  seen: Readonly<Record<string, string>>,
): Readonly<Record<string, readonly string[]>> {
  const entries = Object.entries(seen).map(
    ([name, digest]) => [name, [...new Set([...(known[name] ?? []), digest])]] as const,
  );
  return { ...known, ...Object.fromEntries(entries) };
}
