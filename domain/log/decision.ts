/** Why a command changed nothing. The words are stable: pages, the CLI and tests read them. */
export interface Refusal {
  readonly because: string;
}

/** What a pure decision answers: the facts to commit (none: nothing to do) and, if the wish was not granted, why. */
export interface Decision<Fact> {
  readonly facts: readonly Fact[];
  readonly refusal?: Refusal;
}

export function decided<Fact>(...facts: readonly Fact[]): Decision<Fact> {
  return { facts };
}

/** A refusal; some are remembered in the log by facts of their own. */
export function refused<Fact>(because: string, ...facts: readonly Fact[]): Decision<Fact> {
  return { facts, refusal: { because } };
}
