/** The names of the fields that somebody's own page sends. */
export const myFormFields = {
  nonce: 'nonce',
  code: 'code',
  action: 'action',
  from: 'from',
  until: 'until',
  delegate: 'delegate',
  absence: 'absence',
  first: 'first',
  quietFrom: 'quiet-from',
  quietUntil: 'quiet-until',
} as const;

/** The values of the field `action`; the last one needs no code, since it only mails to whom the page belongs. */
export const myActions = ['away', 'back', 'told', 'end-links', 'mail'] as const;

/** Why the form was not taken, and is shown again with what was entered. */
export type MyFormError =
  | 'form-too-old'
  | 'no-action'
  | 'no-from'
  | 'no-until'
  | 'until-before-from'
  | 'over-already'
  | 'no-delegate'
  | 'no-absence'
  | 'no-way'
  | 'no-quiet-from'
  | 'no-quiet-until'
  | 'quiet-same-times'
  | 'quiet-too-long'
  | 'no-code'
  | 'wrong-code';

/** What a person had entered before the form came back. */
export type MyFormEntries = {
  readonly code?: string | undefined;
  readonly action?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly delegate?: string | undefined;
  readonly absence?: string | undefined;
  readonly first?: string | undefined;
  readonly quietFrom?: string | undefined;
  readonly quietUntil?: string | undefined;
};
