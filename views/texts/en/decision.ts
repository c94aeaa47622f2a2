import { afterClosing } from '#domain/story/after-closing.ts';
import type { ChosenDecision } from '../../pages/decision-outcome.ts';
import { noCode, wrongCode } from './code-errors.ts';
import { quoted, words } from './phrases.ts';

type Retried = Extract<ChosenDecision, { kind: 'retry' }>;

const retried = ({ asks, isAllTheSame }: Retried): string => {
  if (asks !== undefined) return asks.isAgain ? `ask ${asks.name} again` : `ask ${asks.name}`;
  return isAllTheSame ? 'hand it over all the same' : 'try again';
};

const goesOn = ({ asks, isAllTheSame }: Retried): string => {
  if (asks !== undefined) return isAsked(asks.name);
  return isAllTheSame
    ? 'Whoever the rules lead to is asked now. If that comes to nothing, you are told.'
    : 'Baton takes up where it stopped: it writes, or asks, once more. If that comes to nothing, you are told.';
};

const isAsked = (name: string): string =>
  `${name} is asked now. If the answer is no, or there is none in time, you are told.`;

const allOf = (count: number, waits: string): string =>
  `${count === 2 ? 'both' : `all ${String(count)}`} ${waits}`;

/** The page that decides about an incident, and what it says afterwards. */
export const decision = {
  isFor: (name: string | undefined) =>
    `This page is for ${name ?? 'whoever reads the operations mailbox'}. What is decided here is decided in that name.`,
  /** First of all: whoever came for one of them is to know it. */
  forSeveral: (count: number, waits: string) =>
    `Whatever you choose here holds for ${allOf(count, waits)} that wait for this.`,
  question: 'What shall happen?',
  /** Above the choices where nothing needs to be decided. */
  instead: 'If it is not to wait',
  happened: 'What happened',
  story: 'The story so far',
  details: 'Details',
  tend: 'All that is known; give it to somebody else, or put it off',
  choices: {
    retry: {
      label: 'Try again',
      does: 'Baton takes up where it stopped and tries again, also with what you have put right meanwhile.',
    },
    'seen-to': {
      label: 'It is seen to',
      does: 'The incident ends. Baton does nothing again; if it happens once more, you are told.',
    },
    started: {
      label: 'It has been started',
      does: 'The incident ends, and it stays with whoever accepted it.',
    },
    'ask-next': {
      label: 'Offer it to the next',
      does: 'It is taken from whoever accepted it, and the next who can be asked by the rules is asked to accept it.',
    },
    'give-to': {
      label: 'Give it to somebody',
      does: 'The person you choose is asked to accept it, with a new deadline. It becomes theirs only when they accept.',
    },
    skip: {
      label: 'Do without this system',
      does: 'It goes on with the other systems. Baton does not look any more whether this one shows the new owner.',
    },
    'roll-back': {
      label: 'Take back what was written',
      does: 'Every system that Baton wrote gets back what stood there before, unless somebody has changed it since. Then the handoff is over.',
    },
    'correct-and-release': {
      label: 'Correct and go on',
      does: 'The value counts as the status you choose, and everything that waits for it goes on.',
    },
    cancel: {
      label: 'Cancel the handoff',
      does: 'It ends here and nobody is asked any more. What was already written stays as it is.',
    },
    discard: {
      label: 'Put it aside',
      does: 'It starts no handoff. It stays in the history with your reason.',
    },
  },
  cancelSeveral: (count: number) => ({
    label: `Cancel all ${String(count)} handoffs`,
    does: 'They end here and nobody is asked any more. What was already written stays as it is.',
  }),
  ask: (name: string, isAgain: boolean) => ({
    label: isAgain ? `Ask ${name} again` : `Ask ${name}`,
    does: `${name} is asked to accept it, with a new deadline. It becomes theirs only when they accept.`,
  }),
  seenToLies: (queue: string): string =>
    `The incident ends. ${afterClosing({ kind: 'dead-letters', queue })}`,
  givesBack: (status: string) => `The record is set to ${quoted(words(status))} again.`,
  forAll: (label: string, count: number, waits: string) => `${label} – for ${allOf(count, waits)}`,
  allTheSame: {
    label: 'Hand it over all the same',
    does: 'The record counts as it is, and whoever the rules lead to is asked to accept it.',
  },
  person: 'Person',
  choosePerson: 'Choose a person',
  hasDeclined: (name: string) => `${name} (declined this)`,
  handedOff: (name: string) => `${name} (handed it off)`,
  status: (property: string, value: string) => `${quoted(value)} in ${quoted(property)} means`,
  chooseStatus: 'Choose a status',
  reason: 'Your reason',
  reasonHint: 'It is kept with the decision, and told to whoever is asked next.',
  send: 'Decide',
  errorsHeading: 'Nothing was decided yet',
  errors: {
    'form-too-old': 'This page was open for too long. Nothing is lost: please decide again.',
    'no-choice': 'Choose what shall happen.',
    'nothing-written': 'Nothing was written for it, so there is nothing to take back. Choose something else.',
    'no-person': 'Choose the person who is to be asked.',
    'no-status': 'Choose the status that the value means.',
    'no-reason': 'Give a reason.',
    'no-code': noCode,
    'wrong-code': wrongCode,
  },
  /** The error where something came that was not shown. */
  moreWaits: (count: string) =>
    `Meanwhile something came that this page had not shown you: the decision is now for ${count}. Look again, and send it once more.`,
  /** `several`: for how many it is, where it is more than one. */
  chosenFor: (chosen: ChosenDecision, several: string | undefined): string => {
    if (several === undefined) return decision.chosen(chosen);
    return chosen.kind === 'cancel' ? `cancel ${several}` : `${decision.chosen(chosen)}, for ${several}`;
  },
  chosen: (chosen: ChosenDecision): string => {
    switch (chosen.kind) {
      case 'retry':
        return retried(chosen);
      case 'seen-to':
        return 'it is seen to';
      case 'started':
        return 'it has been started';
      case 'ask-next':
        return 'offer it to the next';
      case 'skip':
        return 'do without this system';
      case 'roll-back':
        return 'take back what was written';
      case 'give-to':
        return `give it to ${chosen.name}`;
      case 'correct-and-release':
        return `let it count as ${quoted(chosen.status)} and go on`;
      case 'cancel':
        return 'cancel the handoff';
      case 'discard':
        return 'put it aside';
    }
  },
  follows: (chosen: ChosenDecision): string => {
    switch (chosen.kind) {
      case 'retry':
        return goesOn(chosen);
      case 'seen-to':
        return 'The incident has ended, and nothing is sent again by that. If it happens once more, or messages still lie in a queue of dead letters, it opens again and you are told.';
      case 'started':
        return 'The incident has ended, and it stays with whoever accepted it.';
      case 'ask-next':
        return 'The next who can be asked is asked now. If there is nobody, you are told.';
      case 'skip':
        return 'It goes on with the other systems.';
      case 'roll-back':
        return 'Baton takes it back now and reads each system again. If something cannot be taken back, you are told.';
      case 'give-to':
        return isAsked(chosen.name);
      case 'correct-and-release':
        return 'Everything that waited for this goes on now.';
      case 'cancel':
        return 'Nobody is asked any more. What was already written stays as it is.';
      case 'discard':
        return 'No handoff is started. It stays in the history.';
    }
  },
  decidedTitle: 'Decided',
  decided: (decision: string, by: string, at: string) => `${by} decided on ${at}: ${decision}.`,
  givenReason: (reason: string) => `Reason: ${quoted(reason)}`,
  elsewhere: (at: string, sentence: string, what: string | undefined) =>
    what === undefined ? `${at}: ${sentence}` : `${what} – ${at}: ${sentence}`,
  alreadyTitle: 'This is already decided',
  alreadyOver: 'There is nothing left to decide.',
  expiredTitle: 'This link has ended',
  expired:
    'It no longer decides anything. If something still waits for you, your latest mail from Baton has the link.',
};
