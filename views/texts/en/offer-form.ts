import { codeErrors } from './code-errors.ts';

/** The form on an offer's page. */
export const form = {
  errorTitle: (title: string) => `Please check: ${title}`,
  errorsHeading: 'Your answer was not sent yet',
  question: 'Will you take it?',
  accept: 'Yes, I accept',
  acceptHint: (system: string) => `It becomes yours, and ${system} will show you as the owner.`,
  decline: 'No, not me',
  declineHint: 'It does not become yours. Please say why.',
  sendBack: 'It is not ready',
  sendBackHint: (giver: string) =>
    `It goes back to ${giver}. Nobody else is asked to take it until somebody decides.`,
  reason: 'Reason',
  chooseReason: 'Choose a reason',
  note: 'Anything to add? (optional)',
  missing: 'What is missing? (optional)',
  code: 'Code from the mail',
  codeHint: 'Two digits, printed in the mail that brought you here.',
  send: 'Send my answer',
  errors: {
    'form-too-old': 'This page was open for too long. Nothing is lost: please send your answer again.',
    'no-answer': 'Choose one of the three answers.',
    'no-decline-reason': 'Choose a reason for saying no.',
    'no-return-reason': 'Choose a reason for sending it back.',
    ...codeErrors,
  },
};

/** Why somebody says no. */
export const declineReasons = {
  'no-time': 'I have no time for it',
  'not-my-area': 'It is not in my area',
  away: 'I am away',
  'someone-else': 'Somebody else should have it',
  other: 'Another reason',
};

/** Why somebody sends it back. */
export const returnReasons = {
  incomplete: 'Information is missing',
  incorrect: 'Something in it is wrong',
  'too-early': 'It is too early',
  duplicate: 'We have it already',
  other: 'Another reason',
};
