/** Where a handoff is now, for somebody whose offer is over. */
export type Whereabouts =
  | { readonly kind: 'offered'; readonly name: string }
  /** Offered to the reader once more, by a newer message. */
  | { readonly kind: 'asked-again' }
  /** Nobody is asked before this ISO instant. */
  | { readonly kind: 'postponed'; readonly until: string }
  | { readonly kind: 'owned'; readonly name: string }
  | { readonly kind: 'undecided'; readonly name: string };
