import type { FactOf, HandoffFact } from '../handoff/facts.ts';

/** What facts have told of the writes to one target so far. */
export interface AttemptsTold {
  /** Those that count: a write that was put off does not, a look that failed does. */
  readonly counted: number;
  /** The planned write of which nothing has told yet how it ended. */
  readonly open: FactOf<'TargetPlanned'> | undefined;
}

export const NONE_TOLD: AttemptsTold = { counted: 0, open: undefined };

/** The same after one more fact about this target. */
export function attemptsAfter({ counted, open }: AttemptsTold, fact: HandoffFact): AttemptsTold {
  if (fact.type === 'TargetPlanned') return { counted: counted + 1, open: fact };
  if (ENDS.has(fact.type)) return { counted, open: undefined };
  const isOfOpen = 'attempt' in fact && open !== undefined && fact.attempt === open.attempt;
  if (fact.type === 'TargetDeferred')
    return isOfOpen ? { counted: counted - 1, open: undefined } : { counted, open };
  if (fact.type !== 'AttemptFailed') return { counted, open };
  return isOfOpen ? { counted, open: undefined } : { counted: counted + 1, open };
}

const ENDS: ReadonlySet<HandoffFact['type']> = new Set([
  ...(['TargetVerified', 'TargetMismatched', 'TargetFailed', 'TargetSkipped'] as const),
  ...(['ReadBackGivenUp', 'TargetReversed', 'ReversalFailed'] as const),
]);

/** Of every target, by its name. */
export class AttemptsByTarget {
  readonly #known = new Map<string, AttemptsTold>();

  of(target: string): AttemptsTold {
    return this.#known.get(target) ?? NONE_TOLD;
  }

  note(fact: HandoffFact): void {
    if ('target' in fact) this.#known.set(fact.target, attemptsAfter(this.of(fact.target), fact));
  }
}
