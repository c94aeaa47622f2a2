/** Where a handoff is now, for somebody whose offer is over. */
export type Whereabouts =
  | { readonly kind: 'offered'; readonly name: string }
  /** Offered to the reader once more, by a newer message. */
  | { readonly kind: 'asked-again' }
  /** Nobody is asked before this ISO instant. */
  | { readonly kind: 'postponed'; readonly until: string }
  /** Nobody is asked before another handoff of the same record is done. */
  | { readonly kind: 'after-another' }
  | { readonly kind: 'owned'; readonly name: string }
  | { readonly kind: 'undecided'; readonly name: string };
