import { secondsUntil } from '../time.ts';
import type { FactContext } from './fact-context.ts';
import type { FactOf, HandoffFact } from './facts.ts';
import { mayBeWritten } from './rollback.ts';
import type { Plan, Reversal, TargetState } from './state.ts';

const NOT_POSTPONED = { times: 0, seconds: 0 };

export const freshTarget: TargetState = {
  attempt: 0,
  used: 0,
  plan: undefined,
  isWritten: false,
  lastPlan: undefined,
  deferral: undefined,
  queued: undefined,
  deferralEndedSeq: 0,
  postponed: NOT_POSTPONED,
  secondLookFrom: undefined,
  isMismatchKnown: false,
  done: undefined,
  skippedEpoch: undefined,
  rounds: 0,
  reversal: undefined,
  leftBehind: [],
  kept: [],
  baseline: {},
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
  if (fact.type === 'OfferAccepted') return newBudget(target);
  if (fact.type === 'HandoffReleased') return { ...newBudget(target), reversal: keptReversal(target) };
  if (fact.type === 'RollbackStarted') return { ...newBudget(target), reversal: undefined };
  if (isToBeWrittenAgain(name, fact))
    return { ...newBudget(target), done: undefined, skippedEpoch: undefined, isMismatchKnown: true };
  if (fact.type === 'StepOverdue') return { ...target, queued: undefined };
  if (!isWork(fact) || fact.target !== name) return target;
  return fact.type === 'TargetQueued'
    ? queued(target, fact)
    : { ...afterWork(target, fact, context), queued: undefined };
}

/** What it shows is known: it no longer counts as done, and writing over it needs no further decision. */
function isToBeWrittenAgain(name: string, fact: HandoffFact): boolean {
  if (fact.type === 'HandoffReopened') return fact.targets.includes(name);
  return fact.type === 'HandoffHeld' && fact.cause.kind === 'owner-changed' && fact.cause.target === name;
}

type WorkFact = Exclude<
  Extract<HandoffFact, { readonly target: string }>,
  { readonly type: 'DifferenceSeen' | 'SecondLookDue' | 'DifferenceGone' }
>;

function isWork(fact: HandoffFact): fact is WorkFact {
  return 'target' in fact && !LOOKS.has(fact.type);
}

const LOOKS: ReadonlySet<HandoffFact['type']> = new Set([
  'DifferenceSeen',
  'SecondLookDue',
  'DifferenceGone',
]);

function afterWork(
  target: TargetState,
  fact: Exclude<WorkFact, FactOf<'TargetQueued'>>,
  context: FactContext,
): TargetState {
  switch (fact.type) {
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
      return { ...ended(target, fact.attempt), done: undefined, isMismatchKnown: tellsOfSomebody(fact) };
    case 'TargetFailed':
      return { ...ended(target, fact.attempt), done: undefined };
    case 'TargetSkipped':
      return {
        ...withoutPlan(target),
        isWritten: mayBeWritten(target),
        deferral: undefined,
        skippedEpoch: fact.epoch,
      };
    case 'ReadBackGivenUp':
      return { ...withoutPlan(target), isWritten: mayBeWritten(target), deferral: undefined };
    case 'TargetReversed':
      return { ...reversed(target, fact.attempt, 'reversed'), done: undefined };
    case 'ReversalFailed':
      return reversed(target, fact.attempt, { because: fact.because, field: fact.field });
  }
}

/** Whoever accepts or releases pays for new attempts; a plan that is still open was paid for before. */
function newBudget(target: TargetState): TargetState {
  const plan = target.plan === undefined ? undefined : { ...target.plan, isCounted: false };
  return {
    ...target,
    plan,
    deferral: undefined,
    queued: undefined,
    postponed: NOT_POSTPONED,
    secondLookFrom: undefined,
    used: 0,
    rounds: 0,
  };
}

/** What is back stays so; what could not be taken back is tried again. */
function keptReversal({ reversal }: TargetState): Reversal | undefined {
  return reversal?.end === 'reversed' ? reversal : undefined;
}

function reversed(target: TargetState, attempt: number, end: Reversal['end']): TargetState {
  return { ...ended(target, attempt), reversal: { planSeq: target.reversal?.planSeq, end } };
}

/** A verdict may name an older attempt than the last: a look that failed in between has used a number of its own. */
function ended(target: TargetState, attempt: number): TargetState {
  return {
    ...withoutPlan(target),
    isWritten: mayBeWritten(target),
    attempt: Math.max(target.attempt, attempt),
    deferral: undefined,
    postponed: NOT_POSTPONED,
  };
}

function tellsOfSomebody({ verdict }: FactOf<'TargetMismatched'>): boolean {
  return verdict === 'OVERWRITTEN' || verdict === 'ALTERED';
}

function withoutPlan(target: TargetState): TargetState {
  return { ...target, plan: undefined, secondLookFrom: undefined };
}

function planned(known: TargetState, fact: FactOf<'TargetPlanned'>, context: FactContext): TargetState {
  const target = fact.movedFrom === undefined ? known : elsewhere(known, fact.movedFrom);
  const { epoch, attempt, leaseUntil, wanted } = fact;
  const plan: Plan = {
    epoch,
    attempt,
    leaseUntil,
    wanted,
    purpose: fact.purpose ?? 'write',
    isCounted: true,
    kept: fact.kept,
  };
  const leased = {
    ...target,
    plan,
    deferral: undefined,
    secondLookFrom: undefined,
    attempt: fact.attempt,
    used: target.used + 1,
    kept: [...target.kept, { attempt, kept: fact.kept }],
    isWritten: mayBeWritten(target),
  };
  // From here on the log claims nothing of it until it is read back.
  if (plan.purpose === 'reverse')
    return { ...leased, done: undefined, reversal: { planSeq: context.seq, end: undefined } };
  // What was taken back is not there any more: from here on it is about what is written since.
  const isBack = target.reversal?.end === 'reversed';
  return {
    ...leased,
    isWritten: !isBack && leased.isWritten,
    kept: isBack ? leased.kept.slice(-1) : leased.kept,
    isMismatchKnown: false,
    reversal: undefined,
    baseline: baselineAfter(target, fact),
    lastPlan: { epoch: fact.epoch, seq: context.seq },
    before: remembered(target.before, fact.before),
    planned: remembered(target.planned, fact.wanted),
  };
}

/** Of another thing nothing is known yet; what a write may have reached and nobody has taken back stays behind. */
function elsewhere(target: TargetState, thing: string): TargetState {
  const isLeft = mayBeWritten(target) && target.reversal?.end !== 'reversed';
  const leftBehind = isLeft ? [...new Set([...target.leftBehind, thing])] : target.leftBehind;
  return { ...target, leftBehind, kept: [], baseline: {}, before: {}, planned: {} };
}

/** What stood there is somebody's, unless Baton had planned that very value before, or what the system made of it. */
function baselineAfter(
  { baseline, planned: ours }: TargetState,
  { before, attempt, kept, ours: shown = [] }: FactOf<'TargetPlanned'>,
): TargetState['baseline'] {
  const theirs = Object.entries(before).filter(
    ([field, digest]) => !shown.includes(field) && !(ours[field] ?? []).includes(digest),
  );
  return {
    ...baseline,
    ...Object.fromEntries(theirs.map(([field, digest]) => [field, { digest, attempt, kept }])),
  };
}

/** A failure without a plan (the record could not even be read) takes an attempt of its own. */
function attemptFailed(target: TargetState, fact: FactOf<'AttemptFailed'>): TargetState {
  const hadPlan = target.plan?.attempt === fact.attempt;
  const answered = { ...target, postponed: NOT_POSTPONED };
  if (!hadPlan) return { ...answered, attempt: fact.attempt, used: target.used + 1 };
  return {
    ...withoutPlan(answered),
    isWritten: fact.isUnread === true ? mayBeWritten(target) : target.isWritten,
  };
}

/** The fact's `because` of a cancel's first look at a plan that does not show: a second one decides. */
export const SECOND_LOOK = 'second-look';

/**
 * Waiting is not an attempt: a plan that ended in a deferral gives its attempt back to the budget that paid for it.
 * What the end of an earlier wait owed has been done: somebody looked, and was put off again.
 */
function deferred(target: TargetState, fact: FactOf<'TargetDeferred'>, context: FactContext): TargetState {
  const { until, because, system } = fact;
  const waiting = { ...target, deferral: { until, seq: context.seq, because, system }, deferralEndedSeq: 0 };
  if (fact.round !== undefined) return { ...waiting, used: 0, rounds: fact.round };
  if (fact.because === SECOND_LOOK) return { ...waiting, secondLookFrom: fact.until };
  const later = { ...waiting, postponed: postponedBy(target, fact, context) };
  const { plan, used } = target;
  if (plan === undefined || plan.attempt !== fact.attempt) return later;
  return { ...withoutPlan(later), used: plan.isCounted ? used - 1 : used };
}

/** To stand in a queue is no answer of the system: only how long it takes in all is counted on. */
function queued(target: TargetState, { since, until }: FactOf<'TargetQueued'>): TargetState {
  const { times, seconds } = target.postponed;
  const more = secondsUntil(target.queued?.until ?? since, until);
  return { ...target, queued: { since, until }, postponed: { times, seconds: seconds + more } };
}

/** Plans in between do not end the row: the system lets itself be read and then refuses the write. */
function postponedBy(
  { postponed: { times, seconds } }: TargetState,
  { until }: FactOf<'TargetDeferred'>,
  { at }: FactContext,
): TargetState['postponed'] {
  return { times: times + 1, seconds: seconds + secondsUntil(at, until) };
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
