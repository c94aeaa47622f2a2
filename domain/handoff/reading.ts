/** One property as a system shows it: digests only, so that a decision never sees a person's values. */
export interface PropertyReading {
  readonly digest: string;
  /** Equal to what is wanted, equal after normalising (case, number form, date form …), or different. */
  readonly matches: 'exactly' | 'normalised' | 'no';
  /** Whether the system's own history says that we wrote this value. */
  readonly writtenByUs: boolean;
}

/**
 * What a worker saw of a target, bound to what the log said when it looked: if the log has moved since, the reading
 * is worth nothing and the decision is refused.
 */
export interface Reading {
  readonly properties: Readonly<Record<string, PropertyReading>>;
  /** Digests of the values that the target should show. */
  readonly wanted: Readonly<Record<string, string>>;
  readonly seen: { readonly epoch: number; readonly attempt: number; readonly open: boolean };
  /** Whether the system said yes to our last write, as far as the worker knows. */
  readonly lastWriteAnswered: boolean;
}
