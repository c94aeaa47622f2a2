/** One handoff of several that wait for the same decision. */
export type WaitingHandoff = {
  /** Its number, by which whoever operates Baton can decide about it alone. */
  readonly id: string;
  readonly whatTitle: string;
  readonly recordUrl: string | undefined;
  readonly contractTitle: string;
  /** Since when it waits for this, an ISO instant. */
  readonly since: string;
  /** Who accepted it, or is asked; undefined while nobody is. */
  readonly person: { readonly name: string; readonly has: 'accepted' | 'asked' } | undefined;
};

/** The first of them, and how many more there are. `commands`: those that decide about a single one. */
export type WaitingHandoffs = {
  readonly listed: readonly WaitingHandoff[];
  readonly more: number;
  readonly commands: readonly string[];
};
