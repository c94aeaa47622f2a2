import type { IncidentRole } from '../../incident.ts';
import type { Cause, LeftAlone } from '../../cause.ts';
import { incident } from './incident.ts';
import { quoted } from './phrases.ts';

/** What waits until somebody decides. */
const waiting = {
  subject: (headline: string) => `Please decide – ${headline}`,
  escalatedSubject: (headline: string) => `Overdue decision – ${headline}`,
  variant: {
    opened: 'This waits for your decision.',
    assigned: 'It was given to you to decide.',
    reminder: 'This still waits for your decision.',
    escalated: 'Nobody decided in time. This still waits for your decision.',
    'passed-on': 'Nobody decided in time, so it now comes to you.',
  },
  open: 'Look and decide',
};

/** What goes on by itself: whoever is told of it can end it, and need not. */
const ongoing: typeof waiting = {
  subject: (headline) => `For your information – ${headline}`,
  escalatedSubject: (headline) => `Still going on – ${headline}`,
  variant: {
    opened: 'You need not do anything. You can cancel it if you like.',
    assigned: 'It was given to you to look after. You need not do anything; you can cancel it if you like.',
    reminder: 'It still goes on. You need not do anything; you can cancel it if you like.',
    escalated: 'It still goes on. You need not do anything; you can cancel it if you like.',
    'passed-on': 'It still goes on. You need not do anything; you can cancel it if you like.',
  },
  open: 'Look, or cancel it',
};

const mendedOutside = (cause: LeftAlone): typeof waiting => {
  const nothing = incident.nothingToDecide(cause);
  const [subject, again] = cause.because === 'consent' ? RENEW : INFORM;
  return {
    subject: (headline) => `${subject} – ${headline}`,
    escalatedSubject: (headline) => `${again} – ${headline}`,
    variant: {
      opened: nothing,
      assigned: `It was given to you to look after. ${nothing}`,
      reminder: `It still lasts. ${nothing}`,
      escalated: `It still lasts. ${nothing}`,
      'passed-on': `It still lasts. ${nothing}`,
    },
    open: 'Look, or cancel',
  };
};

const RENEW = ['Please renew', 'Still to be renewed'] as const;
const INFORM = ['For your information', 'Still going on'] as const;

const told = (cause: Cause): typeof waiting => {
  if (cause.kind === 'left-alone') return mendedOutside(cause);
  return cause.kind === 'deferred' || cause.kind === 'in-queue' ? ongoing : waiting;
};

/** What only the mails of an incident say: its page does without. */
export const incidentMail = {
  told,
  about: 'About',
  /** Titles have commas of their own. */
  aboutSeveral: (titles: readonly string[], more: number) =>
    [...titles, ...(more > 0 ? [`and ${String(more)} more`] : [])].join('; '),
  record: 'Record',
  /** Two contracts may tell of one record: their mails have to be told apart. */
  under: (headline: string, contract: string | undefined) =>
    contract === undefined ? headline : `${headline} (${contract})`,
  /** What is every handoff's trouble is told by its system, and not by one of them. */
  systemWaits: (system: string, waiting: string, count: number) =>
    `${system}: ${waiting} ${count === 1 ? 'waits' : 'wait'}`,
  reminderSubject: (subject: string) => `Re: ${subject}`,
  solvedSubject: (system: string, waited: string) => `Solved – ${system}: ${waited} went on`,
  codeUse: 'The page asks for this code.',
  overview: 'What goes on in your contracts',
  personal: 'It lets its reader decide in your name: please do not forward this mail.',
  why: (role: IncidentRole, contract: string | undefined): string => {
    switch (role) {
      case 'contract-owner':
        return contract === undefined
          ? 'You get this because you are responsible for these handoffs.'
          : `You get this because you are responsible for ${quoted(contract)}.`;
      case 'giver':
        return 'You get this because you handed it over.';
      case 'operations':
        return 'You get this because you look after Baton.';
      case 'on-call':
        return 'You get this because you are on call.';
      case 'assignee':
        return 'You get this because it was given to you to decide.';
      case 'desk':
        return 'You get this because you look after whatever belongs to nobody else.';
    }
  },
};
