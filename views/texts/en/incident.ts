import type { IncidentRole } from '../../incident.ts';
import { quoted } from './phrases.ts';

/** An incident, in its mail and on its page. */
export const incident = {
  headline: (headline: string, about: string | undefined) =>
    about === undefined ? headline : `${about}: ${headline}`,
  subject: (headline: string) => `Please decide – ${headline}`,
  reminderSubject: (subject: string) => `Re: ${subject}`,
  escalatedSubject: (headline: string) => `Overdue decision – ${headline}`,
  variant: {
    opened: 'This waits for your decision.',
    reminder: 'This still waits for your decision.',
    escalated: 'Nobody decided in time, so it now comes to you.',
  },
  about: 'About',
  contract: 'Kind of handoff',
  decideBy: 'Decide by',
  lastGoodStep: 'Last good step',
  waiting: 'Waiting for this',
  waitingCount: (count: number) => (count === 1 ? '1 handoff' : `${String(count)} handoffs`),
  correlationId: 'Reference',
  open: 'Look and decide',
  codeUse: 'The page asks for this code, so that only you can decide.',
  nothingLost: 'Nothing is lost: it waits until somebody decides.',
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
      case 'desk':
        return 'You get this because you look after whatever belongs to nobody else.';
    }
  },
};
