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
  switch (fact.type) {
    case 'StartOverdue':
      return missed(start, fact, context);
    case 'StartPaused':
    case 'StartResumed':
      return {
        ...start,
        dueAt: fact.dueAt,
        setSeq: context.seq,
        pausedUntil: fact.type === 'StartPaused' ? fact.until : undefined,
      };
    case 'WorkStarted':
      return { ...start, next: undefined, startedAt: context.at };
    case 'HandoffReopened':
      return fact.because === 'not-started' ? undefined : start;
    case 'RecordMovedOn':
      // With the status that starts it, another handoff takes its place.
      return fact.move.kind === 'again' ? undefined : start;
    case 'OfferMade':
    case 'OfferPostponed':
      return undefined;
    default:
      return start;
  }
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
