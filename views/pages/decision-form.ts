/** The names of the fields that the decision's page sends. */
export const decisionFormFields = {
  nonce: 'nonce',
  /** The commit of the incident up to which the page shows it. */
  shown: 'shown',
  choice: 'choice',
  person: 'person',
  status: 'status',
  reason: 'reason',
  code: 'code',
  repost: 'repost',
  rollback: 'roll-back',
} as const;

/** The value of the field `repost`: what another try would write is shown, and nothing is decided. */
export const REPOST_SHOWN = 'show';

/** The value of the field `roll-back`: what taking back does was shown. */
export const ROLLBACK_SHOWN = 'shown';

/** The values of the field `choice`. */
export const decisionChoices = [
  'retry',
  'seen-to',
  'started',
  'ask-next',
  'skip',
  'roll-back',
  'give-to',
  'correct-and-release',
  'cancel',
  'discard',
] as const;

/** Why the form was not taken, and is shown again with what was entered. */
export type DecisionFormError =
  | 'form-too-old'
  | 'more-waits'
  | 'no-choice'
  | 'nothing-written'
  | 'no-person'
  | 'no-status'
  | 'no-reason'
  | 'no-code'
  | 'wrong-code';

/** What a person had entered before the form came back. */
export type DecisionFormEntries = {
  readonly choice?: string | undefined;
  readonly person?: string | undefined;
  readonly status?: string | undefined;
  readonly reason?: string | undefined;
  readonly code?: string | undefined;
};
