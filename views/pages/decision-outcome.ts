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
};

/** What a decision's link has to say instead of the form; instants are ISO. */
export type DecisionOutcome =
  | ({ readonly kind: 'decided' } & Decided)
  | ({ readonly kind: 'already-decided' } & Decided)
  | { readonly kind: 'expired-link' };
