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
} as const;

/** The values of the field `answer`. */
export const offerAnswers = ['accept', 'decline', 'return'] as const;

/** Why the form was not taken, and is shown again with what was entered. */
export type OfferFormError =
  'form-too-old' | 'no-answer' | 'no-decline-reason' | 'no-return-reason' | 'no-code' | 'wrong-code';

/** What a person had entered before the form came back. */
export type OfferFormEntries = {
  readonly code?: string | undefined;
  readonly answer?: string | undefined;
  readonly declineReason?: string | undefined;
  readonly declineNote?: string | undefined;
  readonly returnReason?: string | undefined;
  readonly returnNote?: string | undefined;
  readonly missing?: readonly string[] | undefined;
};
