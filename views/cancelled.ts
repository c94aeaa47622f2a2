/** What is or was cancelled of what somebody had accepted; instants are ISO, names are those of people and systems. */
export type Cancelled = {
  readonly acceptedAt: string;
  /** When it ended; undefined while what was written last is still read back. */
  readonly endedAt: string | undefined;
  /** The systems in which anything was or may have been entered. */
  readonly systems: readonly { readonly system: string; readonly shows: ShownAfterwards }[];
  /** Who decided it; undefined where nobody in particular did. */
  readonly byName: string | undefined;
  readonly contractTitle: string;
  /** Whom to ask about what is shown; undefined where whoever had accepted answers for it themselves. */
  readonly askName: string | undefined;
};

/**
 * What a system shows once it was cancelled: them as the owner; what stood there before; what Baton had made, put away;
 * what could not be taken back; something else than what was entered; or nobody knows.
 */
export type ShownAfterwards = 'owner' | 'before' | 'put-away' | 'not-back' | 'else' | 'unknown';
