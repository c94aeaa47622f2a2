import type { LeftOut } from './left-out.ts';

/** A person who was asked before, by their name, and what came of it. */
export type AskedBefore = {
  readonly name: string;
  readonly end: 'silent' | 'declined' | 'not-started' | 'unreachable' | 'passed-on' | 'withdrawn' | 'away';
};

type Told = { readonly by?: string | undefined; readonly reason?: string | undefined };

/** What led on to a rule of the contract: who was asked before and does not have it, and who let it go on, with the reason. */
export type Since = Told & { readonly before?: AskedBefore | undefined };

/** Why this person is asked; `by` and `reason` are missing where they were erased. */
export type Because = BecauseOf & { readonly since?: Since | undefined };

type BecauseOf =
  | { readonly kind: 'named' }
  | { readonly kind: 'round-robin' }
  | { readonly kind: 'least-loaded' }
  | { readonly kind: 'record-owner'; readonly systemName: string }
  | { readonly kind: 'property'; readonly systemName: string; readonly field: string }
  /** Those whom the contract would have asked cannot be. */
  | { readonly kind: 'stand-in'; readonly leftOut: readonly LeftOut[] }
  | { readonly kind: 'fallback'; readonly before: readonly AskedBefore[] }
  | {
      readonly kind: 'escalated';
      readonly to: 'manager' | 'on-call' | 'named';
      readonly before: readonly AskedBefore[];
    }
  | ({ readonly kind: 'given' } & Told)
  | ({ readonly kind: 'handed-on' } & Told)
  | ({ readonly kind: 'asked-again' } & Told);
