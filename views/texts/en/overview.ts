import type { OverviewCount, OverviewLine, OverviewView, RedBecause } from '../../overview.ts';
import type { OverviewError } from '../../pages/overview-form.ts';
import { listed, quoted } from './phrases.ts';
import { severities } from './severities.ts';

/** What is told of a line: who, and what the instant says. */
const told: Readonly<Record<OverviewLine['view'], { readonly who: string; readonly at: string }>> = {
  'to-decide': { who: 'To decide by', at: 'Until' },
  waiting: { who: 'Asked', at: 'To be accepted by' },
  held: { who: 'Accepted by', at: 'Handed over' },
  blocked: { who: '', at: 'Came' },
  'not-started': { who: 'Accepted by', at: 'To start by' },
  done: { who: 'Accepted by', at: 'Done' },
};

const nothing: Readonly<Record<OverviewView, string>> = {
  red: 'Nothing is red: nothing is late, and somebody sees to each decision in its time.',
  'to-decide': 'No decision is waited for.',
  waiting: 'Nothing waits for an answer.',
  overdue: 'Nothing is overdue.',
  held: 'Nothing is held.',
  blocked: 'Nothing is blocked.',
  'not-started': 'Whoever accepted has started.',
  done: 'Nothing was done today yet.',
};

const views: Readonly<Record<OverviewView, string>> = {
  red: 'Red',
  'to-decide': 'Waiting for a decision',
  waiting: 'Waiting for an answer',
  overdue: 'Overdue',
  held: 'Held until somebody decides',
  blocked: 'Blocked before it began',
  'not-started': 'Accepted and not started',
  done: 'Done today',
};

const red: Readonly<Record<RedBecause, string>> = {
  nobody: 'Nobody can decide: whoever it belongs to has left',
  overdue: 'Not decided in time',
  critical: 'Critical',
  late: 'Not accepted in time',
};

/** What goes on by itself has nobody who decides by any time. */
const ongoing = { who: 'Told to', at: 'Told again if it lasts' };

/** `others`: how many more the same decision is about. */
const decide = (goesOn = false, others = 0): string => {
  const label = goesOn ? 'See what to do' : 'Decide';
  if (others === 0) return label;
  return `${label} (with ${others === 1 ? '1 other' : `${others.toLocaleString('en')} others`})`;
};

/** The overview of a contract owner. */
export const overview = {
  title: (name: string) => `${name}: your contracts`,
  open: 'Overview of your contracts',
  lists: 'Lists',
  views,
  counted: (view: OverviewView, { count, isMore }: OverviewCount) =>
    `${views[view]}: ${count.toLocaleString('en')}${isMore ? ' or more' : ''}`,
  filter: 'Show less',
  contract: 'Contract',
  allContracts: 'All of yours',
  noContract: 'Under no contract',
  person: 'Person',
  allPeople: 'Anybody',
  show: 'Show',
  nothing,
  told: ({ view, goesOn }: Pick<OverviewLine, 'view' | 'goesOn'>) => (goesOn === true ? ongoing : told[view]),
  nobodyAsked: 'Nobody is asked at the moment.',
  notSent: 'Not sent yet',
  quietUntil: (time: string) => `Quiet until ${time}`,
  names: (names: readonly string[]) => listed(names),
  redBecause: 'Red because',
  red: ({ red: because, goesOn }: Pick<OverviewLine, 'red' | 'goesOn'>) => {
    if (because === undefined) return undefined;
    return goesOn === true && because === 'overdue' ? 'It lasts for too long' : red[because];
  },
  severity: 'Severity',
  severities,
  holds: 'Waiting for it',
  story: 'See what happened',
  storyOf: (what: string) => `See what happened: ${what}`,
  decide,
  decideAbout: (what: string, goesOn?: boolean, others?: number) => `${decide(goesOn, others)}: ${what}`,
  next: 'More of these',
  moreOf: (contract: string) => `More of these: ${contract}`,
  cut: 'This person has more open than was looked through: only the newest are shown.',
  storyTitle: (what: string) => `What happened: ${quoted(what)}`,
  itHolds: 'What it is about',
  openRecord: (system: string) => `See the record in ${system}`,
  back: 'Back to the overview',
  codeNote: 'To decide you need the code of the message that brought you here.',
  errorsHeading: 'Nothing was changed',
  errors: {
    'form-too-old': 'This page was open for too long. Please press again.',
    'nothing-to-decide': 'Nothing of it waits for your decision any more.',
  } satisfies Record<OverviewError, string>,
};
