import type { Channel } from '#domain/contract/channel.ts';
import type { Owned, Told } from '../../mine.ts';
import { noCode, wrongCode } from './code-errors.ts';
import { quoted } from './phrases.ts';

const wayNames: Readonly<Record<Channel, string>> = { slack: 'Slack', email: 'mail' };

const offers = (count: number): string => (count === 1 ? 'One offer' : `${String(count)} offers`);

/** Somebody's own page, and the mail that brings its link. */
export const mine = {
  title: (name: string) => `${name}: your work`,
  overview: 'What goes on in your contracts',
  waiting: 'Waiting for you',
  nothingWaits: 'Nothing waits for your answer.',
  moreWaits: 'More waits for you than is shown here.',
  offer: (giver: string, contract: string) => `${giver} hands it to you (${contract}). To accept by`,
  acceptBy: 'To accept by',
  answerByMail: 'The link to answer stands in the mail about it.',
  notSentYet: (at: string) =>
    `Not sent yet: it waits for the end of your quiet hours, ${at}. The time to accept it runs.`,
  mailMe: 'Mail me the links',
  mailMeAgain: 'Mail me the links again',
  owned: 'Yours',
  nothingOwned: 'Nothing that was handed over in the last thirty days.',
  moreOwned: 'There may be more: only the newest are shown.',
  given: 'Handed over by you',
  nothingGiven: 'Nothing in the last ninety days.',
  moreGiven: (shown: number) => `There is more: only the newest ${String(shown)} are shown.`,
  acceptance: (contract: string) => `${contract}. Accepted`,
  stage: (stage: Owned['stage']): string => {
    switch (stage) {
      case 'being-entered':
        return 'It is being entered.';
      case 'undecided':
        return 'It waits until somebody decides.';
      case 'taking-back':
        return 'What was entered is being taken back.';
      case 'left-out':
        return 'Yours. It was decided that one of the systems need not show it.';
      case 'stopping':
        return 'It is being cancelled.';
      case 'verified':
        return 'Entered and verified.';
    }
  },
  startBy: 'To start by',
  away: 'When you are away',
  neverAway: 'You are not away, now or later.',
  period: (from: string, until: string) => `${from} – ${until}`,
  insteadOfYou: (name: string | undefined) =>
    name === undefined ? 'Nobody in particular is asked instead.' : `${name} is asked instead.`,
  question: 'Change it',
  goAway: 'I am away',
  goAwayHint:
    'From that day on you are not asked. What waits for you goes to somebody else if it begins today.',
  from: 'First day',
  until: 'Last day',
  delegate: 'Who is asked instead? (optional)',
  chooseDelegate: 'Nobody in particular',
  comeBack: 'I am not away then',
  comeBackHint: 'You are asked again.',
  absence: 'Which time?',
  chooseAbsence: 'Choose a time',
  told: 'How you are told',
  ways: (ways: readonly Channel[]) => {
    const [first = 'email', ...others] = ways.map((way) => wayNames[way]);
    return others.length === 0
      ? `By ${first}.`
      : `By ${first} first, and by ${others.join(', then by ')} where that is not taken.`;
  },
  way: (way: Channel) => `By ${wayNames[way]}`,
  quiet: (quiet: Told['quiet']) =>
    quiet === undefined
      ? 'There are no hours that are quiet.'
      : `It is quiet from ${quiet.from} until ${quiet.until}, where you are: what can wait is sent then, and the time to accept runs meanwhile. What has to be answered sooner comes anyway, and so does what you ask for.`,
  quietFrom: 'Quiet from (optional)',
  quietUntil: 'Until',
  changeTold: 'I want to be told otherwise',
  changeToldHint: 'It counts from the next message on. A contract may allow fewer ways, or no quiet hours.',
  first: 'Which way first?',
  chooseFirst: 'Choose a way',
  toldFromNow: 'This is how you are told from the next message on.',
  endLinks: 'End all my links',
  endLinksHint:
    'Somebody else may have one. None of them, nor this page, opens any more; the next message brings a new one.',
  linksEnded: {
    title: 'Your links have ended',
    paragraphs: [
      'No link to your own page that was sent until now leads anywhere any more.',
      'The next message to you brings a new one. What waits for you can still be answered by the mail about it.',
    ],
  },
  codeHint: 'Two digits, printed in the message that brought you here.',
  send: 'Send',
  errorsHeading: 'Nothing was changed yet',
  errors: {
    'form-too-old': 'This page was open for too long. Nothing is lost: please send it again.',
    'no-action': 'Choose what to change.',
    'no-from': 'Enter the first day, such as 2030-12-24.',
    'no-until': 'Enter the last day, such as 2030-12-31.',
    'until-before-from': 'The last day is before the first one.',
    'over-already': 'The last day is over already.',
    'no-delegate': 'Choose one of the colleagues in the list, or nobody in particular.',
    'no-absence': 'Choose one of the times in the list.',
    'no-way': 'Choose one of the ways in the list.',
    'no-quiet-from': 'Enter when it begins to be quiet, such as 22:00, or leave both times empty.',
    'no-quiet-until': 'Enter until when it is quiet, such as 07:00, or leave both times empty.',
    'quiet-same-times': 'The two times must differ, or both be left empty.',
    'quiet-too-long': 'It can be quiet for twelve hours at most.',
    'no-code': noCode,
    'wrong-code': wrongCode,
  },
  entered: (period: string) => `You are not asked: ${period}.`,
  passedOn: (count: number) =>
    count === 0 ? '' : `${offers(count)} that waited for you went to whom the contract asks next.`,
  takenBack: 'You are asked again.',
  mailed:
    'If you are in the directory, a mail with new links is on its way. There is one in ten minutes at most.',
  expired: {
    title: 'This link has ended',
    paragraphs: [
      'The link to your own page lasts for twelve hours.',
      'Have a new one mailed to your address.',
    ],
  },
  mailMeOne: 'Mail me a new link',
  mail: {
    subject: 'Your page, and what waits for you',
    sentence: 'You asked for the link to your page. It lasts for twelve hours.',
    openPage: 'Open your page',
    offer: (giver: string, what: string) => `${giver} hands you ${quoted(what)}`,
    waits: 'These wait for your answer; the code is the same for all of them:',
    nothingWaits: 'Nothing waits for your answer.',
    codeUse: 'The pages ask for this code, so that only you can answer.',
    notYou: 'If you did not ask for it, there is nothing to do: nobody else got this mail.',
  },
};
