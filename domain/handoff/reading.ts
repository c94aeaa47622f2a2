/** One property as a system shows it: digests only, so that a decision never sees a person's values. */
export interface PropertyReading {
  readonly digest: string;
  /** Equal to what is wanted, equal after normalising (case, number form, date form …), or different. */
  readonly matches: 'exactly' | 'normalised' | 'no';
  /** Whether the system's own history says that we wrote this value. */
  readonly writtenByUs: boolean;
  /** Whether it is, normalised or not, what an earlier plan of this handoff wrote. */
  readonly isOurs?: boolean;
}

/** What the log said of a target when it was looked at. */
export interface Seen {
  readonly epoch: number;
  readonly attempt: number;
  readonly open: boolean;
  /** The commit that had said what the look is for. */
  readonly aimSeq: number;
}

/**
 * What a worker saw of a target, bound to what the log said when it looked: if the log has moved since, the reading
 * is worth nothing and the decision is refused.
 */
export interface Reading {
  readonly properties: Readonly<Record<string, PropertyReading>>;
  /** Digests of the values that the target should show. */
  readonly wanted: Readonly<Record<string, string>>;
  readonly seen: Seen;
  /** Whether the system said yes to our last write, as far as the worker knows. */
  readonly lastWriteAnswered: boolean;
  /** What kept open what had become of it, as a code; undefined where nothing did, or nobody knows. */
  readonly unanswered?: string;
  /** Under which id the values of this look are kept; undefined where no plan can come of it. */
  readonly kept?: string;
  /** The record's property that leads to another thing now than an earlier plan wrote. */
  readonly movedBy?: string;
  /** And which thing that is. */
  readonly movedFrom?: string;
}

/** What kept the last write open, for the fact that ends that, or that begins the next. */
export function unansweredIn({ unanswered }: Reading): { readonly unanswered?: string } {
  return unanswered === undefined ? {} : { unanswered };
}
