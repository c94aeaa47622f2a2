import type { Severity } from '#domain/incident/severity.ts';
import type { Tended, TendError } from '../../pages/tend-form.ts';
import { noCode, wrongCode } from './code-errors.ts';
import { listed, quoted } from './phrases.ts';
import { severities } from './severities.ts';

const days = (count: number): string => (count === 1 ? '1 day' : `${String(count)} days`);

const tended = (done: Tended, closing: string): string => {
  switch (done.choice) {
    case 'assign':
      return `${done.name} decides about it now, and is told by mail with a link of their own.`;
    case 'snooze':
      return `It is put off for ${days(done.days)}. Nobody is told again before; after that everybody is.`;
    case 'resolve':
      return `It is closed. ${closing}`;
  }
};

/** An incident itself: all that is known about it, and what whoever looks after it can do with it. */
export const tending = {
  severity: 'Severity',
  severities,
  /** What is worse than usual says so in its subject. */
  marked: (subject: string, severity: Severity) =>
    severity === 'high' || severity === 'critical' ? `${subject} [${severity}]` : subject,
  putOff: (name: string) => `${name} had put it off until now.`,
  /** Without the reason, where that was erased. */
  given: (name: string, why: string | undefined) =>
    why === undefined ? `${name} gave it to you.` : `${name} gave it to you: ${quoted(why)}.`,
  decides: 'Decides',
  deciders: (names: readonly string[]) => listed(names),
  since: 'Since',
  suggestion: 'What to do',
  tried: 'What was tried',
  sample: 'The event as it came, without its texts',
  log: 'The last lines of its log',
  idempotencyKey: 'Idempotency key',
  story: 'What happened to the incident',
  question: 'What shall happen with the incident itself?',
  decideThere: 'Decide about what waits',
  notWhole:
    'Others decide about a part of it too, so it is given away and put off by whoever looks after Baton.',
  choices: {
    assign: {
      label: 'Give it to somebody else',
      does: 'They are told by mail with a link of their own, and decide about all of it. Your link goes on working.',
    },
    snooze: {
      label: 'Put it off',
      does: 'Nobody is told again before. After that everybody is, as at a deadline that has passed.',
    },
    resolve: {
      label: 'Close it',
    },
  },
  person: 'To whom',
  choosePerson: 'Choose somebody',
  howLong: 'For how long',
  chooseDays: 'Choose how long',
  days,
  reason: 'Why',
  reasonHint: 'It stands in the history, and whoever looks at it later reads it.',
  send: 'Do this',
  errorsHeading: 'This was not done yet',
  errors: {
    'form-too-old': 'The page was open for too long. Please send it again.',
    'no-choice': 'Please choose what shall happen.',
    'no-person': 'Please choose to whom it is given.',
    'no-days': 'Please choose for how long it is put off.',
    'told-later-anyway': 'Nobody is told again before that anyway. Please choose a longer time.',
    'not-now': 'That cannot be done with it now: something in it still waits for a decision.',
    'no-reason': 'Please say why.',
    'no-code': noCode,
    'wrong-code': wrongCode,
  } satisfies Record<TendError, string>,
  doneTitle: 'Done',
  tended,
  givenReason: (reason: string) => `Why: ${reason}`,
  overTitle: 'This is over',
  over: 'Nothing of it waits for you any more, or it has opened anew: then the newest mail has the link.',
};
