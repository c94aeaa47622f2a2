/** The names of the fields that the offer's page sends; the boxes of `missing` come once per ticked field. */
export const offerFormFields = {
  nonce: 'nonce',
  code: 'code',
  answer: 'answer',
  declineReason: 'decline-reason',
  declineNote: 'decline-note',
  returnReason: 'return-reason',
  returnNote: 'return-note',
  missing: 'missing',
  handOnTo: 'hand-on-to',
  handOnNote: 'hand-on-note',
  until: 'until',
  startBy: 'start-by',
} as const;

/** The values of the field `answer`. */
export const offerAnswers = ['accept', 'decline', 'return', 'hand-on', 'later'] as const;

/** The value of `answer` by which whoever accepted says later that they have begun. */
export const START_ANSWER = 'start';

/** Why the form was not taken, and is shown again with what was entered. */
export type OfferFormError =
  | 'form-too-old'
  | 'no-answer'
  | 'no-decline-reason'
  | 'no-return-reason'
  | HandOnError
  | LaterError
  | StartByError
  | 'no-code'
  | 'wrong-code';

/** What can be wrong with the colleague to whom it is handed on. */
export const handOnErrors = ['no-colleague', 'already-asked', 'has-declined'] as const;
type HandOnError = (typeof handOnErrors)[number];

/** What can be wrong with the time until which it is put off. */
export const laterErrors = ['no-until', 'not-in-the-future', 'snoozed-too-long'] as const;
type LaterError = (typeof laterErrors)[number];

/** What can be wrong with the time by which whoever accepts means to begin. */
export const startByErrors = ['no-time', 'start-in-the-past', 'start-too-late'] as const;
type StartByError = (typeof startByErrors)[number];

/** What a person had entered before the form came back. */
export type OfferFormEntries = {
  readonly code?: string | undefined;
  readonly answer?: string | undefined;
  readonly declineReason?: string | undefined;
  readonly declineNote?: string | undefined;
  readonly returnReason?: string | undefined;
  readonly returnNote?: string | undefined;
  readonly missing?: readonly string[] | undefined;
  readonly handOnTo?: string | undefined;
  readonly handOnNote?: string | undefined;
  readonly until?: string | undefined;
  readonly startBy?: string | undefined;
};
