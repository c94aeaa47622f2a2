import type { Cause } from '../../cause.ts';
import type { Incident, IncidentRole } from '../../incident.ts';
import { quoted } from './phrases.ts';

/** What waits until somebody decides. */
const waiting = {
  subject: (headline: string) => `Please decide – ${headline}`,
  escalatedSubject: (headline: string) => `Overdue decision – ${headline}`,
  variant: {
    opened: 'This waits for your decision.',
    assigned: 'It was given to you to decide.',
    reminder: 'This still waits for your decision.',
    escalated: 'Nobody decided in time, so it now comes to you.',
  },
  deadline: 'Decide by',
  open: 'Look and decide',
  nothingLost: 'Nothing is lost: it waits until somebody decides.',
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
  },
  deadline: 'Told again if it lasts',
  open: 'Look, or cancel it',
  nothingLost: 'Nothing is lost: it goes on by itself.',
};

/** What goes on by itself once somebody has renewed something. */
const toRenew: typeof waiting = { ...waiting, subject: (headline) => `Please renew – ${headline}` };

const told = (cause: Cause): typeof waiting => {
  if (cause.kind === 'left-alone') return cause.because === 'consent' ? toRenew : ongoing;
  return cause.kind === 'deferred' ? ongoing : waiting;
};

/** An incident, in its mail and on its page. */
export const incident = {
  headline: (headline: string, about: string | undefined) =>
    about === undefined ? headline : `${about}: ${headline}`,
  /** Two contracts may tell of one record: their mails have to be told apart. */
  under: (headline: string, contract: string | undefined) =>
    contract === undefined ? headline : `${headline} (${contract})`,
  told,
  reminderSubject: (subject: string) => `Re: ${subject}`,
  about: 'About',
  contract: 'Kind of handoff',
  showing: 'Shows the new owner',
  lacking: 'Does not show it yet',
  noSystem: 'No system',
  lastGoodStep: 'Last good step',
  offerWentOut: (name: string, channel: 'email' | 'slack') =>
    `The offer to ${name} went out by ${channel === 'email' ? 'mail' : 'Slack'}.`,
  eventArrived: (contract: string | undefined) =>
    contract === undefined ? 'The event arrived.' : `An event for ${quoted(contract)} arrived.`,
  waiting: 'Waiting for this',
  waitingCount: ({ waiting, waits }: Pick<Incident, 'waiting' | 'waits'>) =>
    waiting === 1 ? `1 ${waits.slice(0, -1)}` : `${String(waiting)} ${waits}`,
  record: 'Record',
  correlationId: 'Reference',
  codeUse: 'The page asks for this code.',
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
