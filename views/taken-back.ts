/** What is or was taken back of what somebody had accepted; instants are ISO, names are those of people and systems. */
export type TakenBack = {
  readonly acceptedAt: string;
  /** When it ended; undefined while it still goes on. */
  readonly endedAt: string | undefined;
  /** Systems that show what stood there before, and those in which what Baton had made was put away. */
  readonly restored: readonly string[];
  readonly putAway: readonly string[];
  /** Systems that still show what was written, or what somebody else wrote since. */
  readonly left: readonly { readonly system: string; readonly isOthers: boolean }[];
  /** Who decided it; undefined where the rules of the contract did. */
  readonly byName: string | undefined;
  readonly contractTitle: string;
  /** What had gone wrong, as a clause. */
  readonly because: string | undefined;
  /** Who decides what becomes of it; undefined once it is over. */
  readonly deciderName: string | undefined;
};
