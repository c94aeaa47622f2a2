import { capitalised } from '#domain/capitalised.ts';
import type { Because, Since } from '../../because.ts';
import { askedBefore, leftOut } from './left-out.ts';
import { quoted } from './phrases.ts';

const withReason = (sentence: string, reason: string | undefined) =>
  reason === undefined ? `${sentence}.` : `${sentence}: ${quoted(reason)}.`;

const nobodyElse = 'nobody else can be asked at the moment';

/** By what a step of the escalation leads to somebody; that they are named, their name in the contract says itself. */
const whom: Readonly<Record<Extract<Because, { kind: 'escalated' }>['to'], string>> = {
  manager: ': you are the manager',
  'on-call': ': you are on call',
  named: ', whom the contract names for this case',
};

const reason = (because: Because, contract: string): string => {
  switch (because.kind) {
    case 'named':
      return `you are the person who takes over ${quoted(contract)}.`;
    case 'round-robin':
      return 'it is your turn.';
    case 'least-loaded':
      return 'you have the least to do at the moment.';
    case 'record-owner':
      return `${because.systemName} names you as the owner of the record.`;
    case 'property':
      return `${because.systemName} names you as ${quoted(because.field)}.`;
    case 'stand-in':
      return `${leftOut(because.leftOut)}, so you are asked instead.`;
    case 'fallback':
      return `${askedBefore(because.before) || nobodyElse}, so you are asked instead.`;
    case 'escalated':
      return `${askedBefore(because.before) || nobodyElse}, so it comes to you${whom[because.to]}.`;
    case 'handed-on':
      return withReason(`${because.by ?? 'Somebody'} handed it on to you`, because.reason);
    case 'given':
      return withReason(`${because.by ?? 'Somebody'} gave it to you`, because.reason);
    case 'asked-again':
      return withReason(`${because.by ?? 'Somebody'} asks you again`, because.reason);
  }
};

const since = ({ before, by, reason: said }: Since): readonly string[] => [
  ...(before === undefined ? [] : [`${askedBefore([before])}.`]),
  ...(said === undefined ? [] : [`${by ?? 'Somebody'} let it go on: ${quoted(said)}.`]),
];

/** An offer, in its mail and on its page. */
export const offer = {
  subject: (giver: string, what: string, by: string, contract: string) =>
    `${giver} hands you ${what} – accept by ${by} (${contract})`,
  replySubject: (subject: string) => `Re: ${subject}`,
  headline: (giver: string, what: string) => `${giver} hands you ${what}`,
  reminderHeadline: (giver: string, what: string) => `Still waiting for you: ${giver} hands you ${what}`,
  kind: (recordKind: string, contract: string) => `${capitalised(recordKind)} · ${contract}`,
  whyYou: 'Why you',
  because: (because: Because, contract: string): string =>
    [reason(because, contract), ...since(because.since ?? {})].join(' '),
  acceptBy: 'Accept by',
  keptQuiet: (since: string) =>
    `This waited for the end of your quiet hours. The time to accept it has run since ${since}.`,
  putOffUntil: 'Put off until',
  pausedUntil: 'Paused until',
  pausedMeaning: 'the time to answer stands still, and an answer counts all the same',
  open: 'Open and answer',
  codeUse: 'The page asks for this code, so that only you can answer.',
  about: (recordKind: string) => `About this ${recordKind}`,
  openRecord: (system: string) => `See the record in ${system}`,
  noLater:
    'It becomes yours only when you accept. If you cannot take it, open it and say so: that helps too.',
};
