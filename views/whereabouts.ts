/** Where a handoff is now, for somebody who no longer has a say in it. */
export type Whereabouts =
  | { readonly kind: 'offered'; readonly name: string }
  /** To the reader, under a newer link. */
  | { readonly kind: 'asked-again' }
  | { readonly kind: 'owned'; readonly name: string }
  | { readonly kind: 'undecided'; readonly name: string };
