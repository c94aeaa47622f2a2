import type { ShownSystem } from '../../shown-system.ts';
import { noCode, wrongCode } from './code-errors.ts';
import { quoted, words } from './phrases.ts';
import { willShow } from './shown-system.ts';

/** The form on an offer's page. */
export const form = {
  errorsHeading: 'Your answer was not sent yet',
  question: 'Will you take it?',
  accept: 'Yes, I accept',
  acceptHint: (systems: readonly ShownSystem[]) => `It becomes yours: ${willShow(systems)}.`,
  startBy: 'When do you start? (optional)',
  startByHint: (usual: string, latest: string) =>
    `Left empty: by ${usual}. At the latest by ${latest}. In your own time zone.`,
  decline: 'No, not me',
  declineHint: 'It does not become yours. Please say why.',
  sendBack: 'It is not ready',
  sendBackHint: (giver: string, setBackTo: string | undefined) =>
    [
      `It goes back to ${giver}. Nobody else is asked to take it until somebody decides.`,
      ...(setBackTo === undefined ? [] : [`The record is set back to ${quoted(words(setBackTo))}.`]),
    ].join(' '),
  handOn: 'Somebody else should take it',
  handOnHint: 'It becomes theirs only when they accept it in turn.',
  colleague: 'Who?',
  chooseColleague: 'Choose a colleague',
  later: 'Ask me later',
  laterHint:
    'The time to accept is extended by as much, and you get a reminder. You can still answer before.',
  until: 'When?',
  chooseUntil: 'Choose a time',
  inMinutes: (minutes: number) => `In ${String(minutes)} minutes`,
  inHours: (hours: number) => (hours === 1 ? 'In 1 hour' : `In ${String(hours)} hours`),
  tomorrow: (time: string) => `Tomorrow: ${time}`,
  nextWorkday: (time: string) => `Your next working day: ${time}`,
  reason: 'Reason',
  chooseReason: 'Choose a reason',
  note: 'Anything to add? (optional)',
  missing: 'What is missing? (optional)',
  send: 'Send my answer',
  errors: {
    'form-too-old': 'This page was open for too long. Nothing is lost: please send your answer again.',
    'no-answer': 'Choose one of the answers.',
    'no-decline-reason': 'Choose a reason for saying no.',
    'no-return-reason': 'Choose a reason for sending it back.',
    'no-colleague': 'Choose one of the colleagues in the list.',
    'already-asked': 'You are asked already. Choose one of the colleagues in the list.',
    'has-declined': 'Whoever you chose has said no to this. Choose one of the colleagues in the list.',
    'no-until': 'Choose one of the times in the list.',
    'not-in-the-future': 'Choose a time that is still to come, and later than any that you chose before.',
    'snoozed-too-long': 'It cannot wait for that long. Choose a time in the list, or another answer.',
    'no-time': 'Enter a date and a time, or leave the field empty.',
    'start-in-the-past': 'Choose a start that is still to come.',
    'start-too-late': 'It cannot start that late. Choose an earlier time, or leave the field empty.',
    'no-code': noCode,
    'wrong-code': wrongCode,
  },
};
