import type { HandoffFact } from '../handoff/facts.ts';
import { movesDeadline } from '../handoff/first-asked.ts';

/** A fact and when it was committed. */
export interface Told {
  readonly at: string;
  readonly fact: HandoffFact;
}

/** One time from when a handoff needed somebody until somebody accepted; a missed start begins another. */
export interface Asking {
  readonly openedAt: string;
  /** The first offer; `deadline`: as it was moved last. */
  readonly first: { readonly epoch: number; readonly at: string; readonly deadline: string } | undefined;
  readonly acceptedAt: string | undefined;
}

/** How often a handoff needed somebody, in order. */
export function askingsOf(told: readonly Told[]): readonly Asking[] {
  return told.reduce<readonly Asking[]>((askings, { at, fact }) => {
    const last = askings.at(-1);
    if (last === undefined || begins(last, fact)) return [...askings, after(opened(at), at, fact)];
    return [...askings.slice(0, -1), after(last, at, fact)];
  }, []);
}

const opened = (at: string): Asking => ({ openedAt: at, first: undefined, acceptedAt: undefined });

/** What is offered after an acceptance (somebody did not start, or somebody else is named) is asked anew. */
function begins({ acceptedAt }: Asking, fact: HandoffFact): boolean {
  if (acceptedAt === undefined) return false;
  return fact.type === 'OfferMade' || (fact.type === 'HandoffReopened' && fact.because === 'not-started');
}

function after(asking: Asking, at: string, fact: HandoffFact): Asking {
  if (fact.type === 'OfferAccepted') return { ...asking, acceptedAt: at };
  const { first } = asking;
  if (fact.type === 'OfferMade' && first === undefined)
    return { ...asking, first: { epoch: fact.epoch, at, deadline: fact.expiresAt } };
  return first !== undefined && movesDeadline(fact) && fact.epoch === first.epoch
    ? { ...asking, first: { ...first, deadline: fact.expiresAt } }
    : asking;
}
