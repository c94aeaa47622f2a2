/** The names of the fields that the page of an incident itself sends. */
export const tendFormFields = {
  nonce: 'nonce',
  choice: 'choice',
  person: 'person',
  days: 'days',
  reason: 'reason',
  code: 'code',
} as const;

/** For so many days it can be put off. */
export const SNOOZE_DAYS = [1, 2, 3, 5, 7] as const;

/** What was done with it. */
export type Tended =
  | { readonly choice: 'assign'; readonly person: string; readonly name: string }
  | { readonly choice: 'snooze'; readonly days: number }
  | { readonly choice: 'resolve' };

/** Why the form was not taken, and is shown again with what was entered. */
export type TendError =
  | 'form-too-old'
  | 'no-choice'
  | 'no-person'
  | 'no-days'
  | 'told-later-anyway'
  | 'not-now'
  | 'no-reason'
  | 'no-code'
  | 'wrong-code';

/** What a person had entered before the form came back. */
export type TendEntries = {
  readonly choice?: string | undefined;
  readonly person?: string | undefined;
  readonly days?: string | undefined;
  readonly reason?: string | undefined;
  readonly code?: string | undefined;
};
