/** Why this person is asked; `by` and `reason` are missing where they were erased. */
export type Because =
  | { readonly kind: 'named' }
  | { readonly kind: 'given'; readonly by?: string | undefined; readonly reason?: string | undefined }
  | { readonly kind: 'asked-again'; readonly by?: string | undefined; readonly reason?: string | undefined };
