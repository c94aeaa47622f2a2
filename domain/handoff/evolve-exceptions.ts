import type { FactContext } from './fact-context.ts';
import type { FactOf, HandoffFact } from './facts.ts';
import type { Exception, Handoff } from './state.ts';
import { openExceptions } from './state.ts';
import { IN_QUEUE } from '../health/left-words.ts';

/** What needs or needed a person, after one fact. */
export function exceptionsAfter(
  state: Handoff,
  fact: HandoffFact,
  context: FactContext,
): readonly Exception[] {
  const ended = lastingBefore(state, fact, context).map((one) =>
    one.endedSeq === undefined && ends(one, fact) ? { ...one, endedSeq: context.seq } : one,
  );
  const begun = exceptionBegun(state, fact);
  return begun === undefined
    ? ended
    : [...ended, { ...begun, seq: context.seq, at: context.at, endedSeq: undefined }];
}

/** One commit begins one exception: a hold takes the place of the delay that led to it, or its incident would end with it. */
function lastingBefore(state: Handoff, fact: HandoffFact, { seq }: FactContext): readonly Exception[] {
  if (fact.type !== 'HandoffHeld') return state.exceptions;
  return state.exceptions.filter((one) => one.kind !== 'overdue' || one.seq !== seq);
}

function ends(exception: Exception, fact: HandoffFact): boolean {
  switch (exception.kind) {
    case 'hold':
      // A hold that takes the place of another asks about what counts now.
      return ENDS_HOLD.has(fact.type);
    case 'overdue':
      return !STILL_OVERDUE.has(fact.type);
    case 'deferred':
      return endsWaiting(exception, fact);
  }
}

const ENDS_HOLD: ReadonlySet<HandoffFact['type']> = new Set([
  'HandoffReleased',
  'HandoffCancelled',
  'HandoffHeld',
]);

const ENDS_WAITING: ReadonlySet<HandoffFact['type']> = new Set([
  'RollbackStarted',
  'HandoffHeld',
  'HandoffReopened',
  'HandoffCancelled',
]);

/** The system said something else than “later”, the handoff waits for a person now, or what it waited for is not wanted. */
function endsWaiting({ cause }: Exception, fact: HandoffFact): boolean {
  if ('target' in fact)
    return !STILL_DEFERRED.has(fact.type) && cause.kind === 'target-deferred' && fact.target === cause.target;
  return ENDS_WAITING.has(fact.type);
}

const STILL_DEFERRED: ReadonlySet<HandoffFact['type']> = new Set([
  'TargetPlanned',
  'TargetDeferred',
  'DeferralEnded',
  'TargetQueued',
]);

const STILL_OVERDUE: ReadonlySet<HandoffFact['type']> = new Set([
  'StepOverdue',
  'StepFailed',
  'TargetQueued',
  'WorkflowStarted',
  'AnswerRefused',
  'ReminderDue',
  'StatusChangeDue',
  'StatusChanged',
  'StatusLeft',
  'OfferPaused',
  'OfferResumed',
  'WorkStarted',
  'StartOverdue',
  'StartPaused',
  'StartResumed',
]);

function exceptionBegun(
  state: Handoff,
  fact: HandoffFact,
): Pick<Exception, 'kind' | 'cause' | 'since'> | undefined {
  if (fact.type === 'HandoffHeld') return { kind: 'hold', cause: fact.cause };
  if ('isLong' in fact && fact.isLong === true)
    return {
      kind: 'deferred',
      ...(fact.type === 'TargetQueued' || fact.since === undefined ? {} : { since: fact.since }),
      cause: longWait(fact),
    };
  const known = openExceptions(state).some(({ kind }) => kind === 'overdue');
  if (fact.type === 'StepOverdue' && fact.count >= 2 && !known) {
    return { kind: 'overdue', cause: { kind: 'infrastructure', step: fact.step } };
  }
  return undefined;
}

/** In the queue of a system nothing was refused: what is waited for is the system itself. */
function longWait(fact: FactOf<'TargetDeferred' | 'TargetQueued'>): Exception['cause'] {
  const { target } = fact;
  if (fact.type === 'TargetQueued') return { kind: 'target-deferred', target, because: IN_QUEUE };
  const { because, system = target } = fact;
  return { kind: 'target-deferred', target, because, ...(system === target ? {} : { system }) };
}
