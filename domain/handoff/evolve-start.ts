import type { FactContext } from './fact-context.ts';
import type { FactOf, HandoffFact } from './facts.ts';
import type { Start } from './start.ts';
import { START_STEPS } from './start.ts';

/** Until when the work has to begin, after one fact. Whoever is asked next promises a start of their own. */
export function startAfter(
  start: Start | undefined,
  fact: HandoffFact,
  context: FactContext,
): Start | undefined {
  if (fact.type === 'OfferAccepted') return promised(fact, context);
  if (start === undefined) return undefined;
  if (fact.type === 'StartOverdue') return missed(start, fact, context);
  if (fact.type === 'StartPaused' || fact.type === 'StartResumed') return moved(start, fact, context);
  if (fact.type === 'WorkStarted') return { ...start, next: undefined, startedAt: context.at };
  return endsPromise(fact) ? undefined : start;
}

/** With the status that starts it once more, another handoff takes its place. */
function endsPromise(fact: HandoffFact): boolean {
  if (fact.type === 'HandoffReopened') return fact.because === 'not-started';
  if (fact.type === 'RecordMovedOn') return fact.move.kind === 'again';
  return fact.type === 'OfferMade' || fact.type === 'OfferPostponed';
}

/** Before it is missed, the promise itself moves. */
function moved(start: Start, fact: FactOf<'StartPaused' | 'StartResumed'>, { seq }: FactContext): Start {
  const startBy = start.next === START_STEPS[0] ? fact.dueAt : start.startBy;
  const pausedUntil = fact.type === 'StartPaused' ? fact.until : undefined;
  return { ...start, startBy, dueAt: fact.dueAt, setSeq: seq, pausedUntil };
}

function promised({ epoch, startBy }: FactOf<'OfferAccepted'>, { seq, at }: FactContext): Start | undefined {
  if (startBy === undefined) return undefined;
  return {
    ...{ epoch, startBy, next: START_STEPS[0] },
    ...{ dueAt: startBy, setSeq: seq, clock: { since: at, dueAt: startBy } },
    ...{ pausedUntil: undefined, told: {}, startedAt: undefined },
  };
}

function missed(start: Start, { step, next }: FactOf<'StartOverdue'>, { seq, at }: FactContext): Start {
  const told = { ...start.told, [step]: seq };
  if (next === undefined) return { ...start, next: undefined, told };
  return {
    ...{ ...start, told, next: START_STEPS[START_STEPS.indexOf(step) + 1] },
    ...{ dueAt: next, setSeq: seq, clock: { since: at, dueAt: next }, pausedUntil: undefined },
  };
}
