import type { Because } from '../../because.ts';
import { capitalised, quoted } from './phrases.ts';

const withReason = (sentence: string, reason: string | undefined) =>
  reason === undefined ? `${sentence}.` : `${sentence}: ${quoted(reason)}.`;

/** An offer, in its mail and on its page. */
export const offer = {
  subject: (giver: string, what: string, by: string) => `${giver} hands you ${what} – accept by ${by}`,
  replySubject: (subject: string) => `Re: ${subject}`,
  headline: (giver: string, what: string) => `${giver} hands you ${what}`,
  reminderHeadline: (giver: string, what: string) => `Still waiting for you: ${giver} hands you ${what}`,
  kind: (recordKind: string, contract: string) => `${capitalised(recordKind)} · ${contract}`,
  whyYou: 'Why you',
  because: (because: Because, contract: string): string => {
    switch (because.kind) {
      case 'named':
        return `you are the person who takes over ${quoted(contract)}.`;
      case 'given':
        return withReason(`${because.by ?? 'Somebody'} gave it to you`, because.reason);
      case 'asked-again':
        return withReason(`${because.by ?? 'Somebody'} asks you again`, because.reason);
    }
  },
  acceptBy: 'Accept by',
  open: 'Open and answer',
  yourCode: 'Your code',
  codeUse: 'The page asks for this code, so that only you can answer.',
  about: (recordKind: string) => `About this ${recordKind}`,
  openRecord: (system: string) => `See the record in ${system}`,
  noLater:
    'It becomes yours only when you accept. If you cannot take it, open it and say so: that helps too.',
  personal: (name: string) =>
    `The link and the code are meant for ${name} alone. Please do not forward them.`,
};
