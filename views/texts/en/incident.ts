import type { Cause, LeftAlone } from '../../cause.ts';
import type { Incident } from '../../incident.ts';
import { quoted } from './phrases.ts';

/** `missed`: what is said of a deadline that has passed; undefined where nobody has to decide. */
interface Told {
  readonly deadline: string;
  readonly missed?: string;
  readonly nothingLost: string;
}

/** What waits until somebody decides. */
const waiting: Told = {
  deadline: 'Decide by',
  missed: 'Was to be decided by',
  nothingLost: 'Nothing is lost: it waits until somebody decides.',
};

/** What goes on by itself: whoever is told of it can end it, and need not. */
const ongoing: Told = {
  deadline: 'Told again if it lasts',
  nothingLost: 'Nothing is lost: it goes on by itself.',
};

const told = ({ kind }: Cause): Told =>
  kind === 'left-alone' || kind === 'deferred' || kind === 'in-queue' ? ongoing : waiting;

/** What only an act outside ends: what waits goes on by itself then, and there is nothing to decide. */
const nothingToDecide = ({ system, because, renewWith = [] }: LeftAlone): string => {
  const how =
    because === 'consent'
      ? `renew it${renewWith.length === 0 ? '' : ` with ${renewWith.map(quoted).join(' or ')}`}. The handoffs go on by themselves.`
      : `it goes on by itself once ${system} ${because === 'down' ? 'answers' : 'takes requests'} again.`;
  return `There is nothing to decide here: ${how}`;
};

/** An incident, in its mail and on its page. */
export const incident = {
  headline: (headline: string, about: string | undefined) =>
    about === undefined ? headline : `${about}: ${headline}`,
  told,
  toldAgain: 'Told again',
  nothingToDecide,
  solved: {
    title: 'This is solved',
    sentence: (system: string, at: string, waited: string) =>
      `${system}: solved on ${at}; ${waited} went on. Nothing is left to decide.`,
  },
  contract: 'Kind of handoff',
  showing: 'Shows the new owner',
  writing: 'Was being written, not read back',
  lacking: 'Does not show it yet',
  noSystem: 'No system so far',
  lastGoodStep: 'Last good step',
  offerWentOut: (name: string, channel: 'email' | 'slack') =>
    `The offer to ${name} went out by ${channel === 'email' ? 'mail' : 'Slack'}.`,
  eventArrived: (contract: string | undefined) =>
    contract === undefined ? 'The event arrived.' : `An event for ${quoted(contract)} arrived.`,
  waiting: 'Waiting for this',
  waitingCount: ({ waiting, waits }: Pick<Incident, 'waiting' | 'waits'>) =>
    waiting === 1 ? `1 ${waits.slice(0, -1)}` : `${String(waiting)} ${waits}`,
  correlationId: 'Reference',
};
