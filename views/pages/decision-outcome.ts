/** What was decided, with the names that the sentence about it needs. */
export type ChosenDecision =
  | {
      readonly kind: 'retry';
      /** Who is asked by it. */
      readonly asks?: { readonly name: string; readonly isAgain: boolean } | undefined;
      readonly isAllTheSame?: true | undefined;
    }
  | { readonly kind: 'seen-to' | 'started' | 'ask-next' | 'skip' | 'roll-back' }
  | { readonly kind: 'give-to'; readonly name: string }
  | { readonly kind: 'correct-and-release'; readonly status: string }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'discard' };

type Decided = {
  readonly chosen: ChosenDecision;
  readonly by: string;
  readonly at: string;
  readonly reason: string;
  /** For how many it was decided, where it is more than one. */
  readonly several?: Pick<Solved, 'waiting' | 'waits'> | undefined;
};

/** An incident that an act outside has ended; `at` is an ISO instant. */
export type Solved = {
  readonly system: string;
  readonly at: string;
  readonly waiting: number;
  readonly waits: 'handoffs' | 'events' | 'messages';
};

/** A decision of somebody else, as the log tells it; `at` and those in the sentence are ISO instants. */
export type ToldDecision = {
  readonly at: string;
  readonly sentence: string;
  /** What it was about, where that is a handoff. */
  readonly whatTitle?: string;
};

/** What a decision's link has to say instead of the form; instants are ISO. */
export type DecisionOutcome =
  | ({ readonly kind: 'decided' } & Decided)
  | ({ readonly kind: 'already-decided' } & Decided)
  /** By commands, or by others about a part of it: at least one. */
  | { readonly kind: 'decided-elsewhere'; readonly decisions: readonly ToldDecision[] }
  /** It ended by an act outside; `waits` is what went on by itself. */
  | ({ readonly kind: 'solved' } & Solved)
  | { readonly kind: 'expired-link' };
