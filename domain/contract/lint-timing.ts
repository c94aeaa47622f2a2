import type { WorkingCalendar } from '../calendar/calendar.ts';
import { addWorkingTime } from '../calendar/working-time.ts';
import { secondsUntil } from '../time.ts';
import { calendarOf } from './compile-calendar.ts';
import type { ContractSource } from './contract-source.ts';
import type { DirectorySource } from './directory-source.ts';
import { parseDuration } from './duration.ts';
import { lintCalendar } from './lint-calendar.ts';
import { unknownId } from './lint-references.ts';
import type { ContractProblem } from './problem.ts';
import { remindAfterSeconds } from './reminder.ts';
import { SHORTEST_SNOOZE_SECONDS } from './shortest-snooze.ts';
import { LONGEST_ACCEPT_WITHIN_SECONDS } from './source-fields.ts';

const secondsOf = (duration: string | undefined): number => parseDuration(duration ?? '') ?? 0;

const uselessReminder = ({ acknowledgment, sla }: ContractSource): ContractProblem[] => {
  const acceptWithin = secondsOf(sla.acceptWithin);
  return (acknowledgment?.reminders ?? []).flatMap((reminder, index): ContractProblem[] => {
    const after = remindAfterSeconds(reminder, acceptWithin);
    if (after > 0 && after < acceptWithin) return [];
    const field = reminder.before === undefined ? 'after' : 'before';
    return [
      {
        path: ['acknowledgment', 'reminders', index, field],
        at: 'value',
        expected: `less than acceptWithin (${sla.acceptWithin}), so that it comes between offer and deadline`,
        found: reminder[field] ?? 'nothing',
      },
    ];
  });
};

const snoozedTooLong = ({ acknowledgment, sla }: ContractSource): ContractProblem[] => {
  const snooze = acknowledgment?.snoozeAtMost;
  if (snooze === undefined || secondsOf(snooze) <= secondsOf(sla.acceptWithin)) return [];
  const expected = `no more than acceptWithin (${sla.acceptWithin})`;
  return [{ path: ['acknowledgment', 'snoozeAtMost'], at: 'value', expected, found: snooze }];
};

const snoozedTooShort = ({ acknowledgment }: ContractSource): ContractProblem[] => {
  const snooze = acknowledgment?.snoozeAtMost;
  if (snooze === undefined || secondsOf(snooze) >= SHORTEST_SNOOZE_SECONDS) return [];
  const expected = `at least ${String(SHORTEST_SNOOZE_SECONDS / 60)}m, the shortest time that is offered`;
  return [{ path: ['acknowledgment', 'snoozeAtMost'], at: 'value', expected, found: snooze }];
};

const deliveredTooLate = ({ acknowledgment, sla }: ContractSource): ContractProblem[] => {
  const within = acknowledgment?.deliverWithin;
  if (within === undefined || secondsOf(within) < secondsOf(sla.acceptWithin)) return [];
  const expected = `less than acceptWithin (${sla.acceptWithin}), so that somebody else can be asked`;
  return [{ path: ['acknowledgment', 'deliverWithin'], at: 'value', expected, found: within }];
};

/** Where a working-time deadline takes longest: any week without holidays, and from each holiday on. */
const startsOf = ({ holidays }: WorkingCalendar): string[] =>
  ['2001-01-06', ...holidays].map((date) => `${date}T00:00:00.000Z`);

const longestOnCalendar = (calendar: WorkingCalendar, seconds: number): number =>
  Math.max(
    ...startsOf(calendar).map((start) => secondsUntil(start, addWorkingTime(calendar, start, seconds))),
  );

/** How long an offer may be open, by the clock on the wall. Undefined if its calendar is none that can be counted in. */
const longestOffer = ({ sla, acknowledgment }: ContractSource, directory: DirectorySource) => {
  const [acceptWithin, snooze] = [secondsOf(sla.acceptWithin), secondsOf(acknowledgment?.snoozeAtMost)];
  if (sla.calendar === undefined) return acceptWithin + snooze;
  const calendar = calendarOf(directory, sla.calendar);
  if (calendar === undefined || lintCalendar(calendar).length > 0) return undefined;
  return longestOnCalendar(calendar, acceptWithin) + snooze;
};

const openTooLong = (contract: ContractSource, directory: DirectorySource): ContractProblem[] => {
  if ((longestOffer(contract, directory) ?? 0) <= LONGEST_ACCEPT_WITHIN_SECONDS) return [];
  const { acceptWithin, calendar } = contract.sla;
  const expected = 'an offer that ends within 60 days by the clock, snoozing included';
  const found =
    calendar === undefined ? acceptWithin : `${acceptWithin} of working time by the calendar ${calendar}`;
  return [{ path: ['sla', 'acceptWithin'], at: 'value', expected, found }];
};

/** Everything that is counted in the working time of the contract's calendar. */
const workingTimes = ({ sla: { acceptWithin, startWithin }, start, observability }: ContractSource) => [
  { path: ['sla', 'acceptWithin'], found: acceptWithin },
  { path: ['sla', 'startWithin'], found: startWithin },
  { path: ['start', 'grace'], found: start?.grace },
  { path: ['observability', 'timeToAcknowledge', 'p50'], found: observability?.timeToAcknowledge?.p50 },
  { path: ['observability', 'timeToAcknowledge', 'p90'], found: observability?.timeToAcknowledge?.p90 },
  { path: ['observability', 'oldestWaiting'], found: observability?.oldestWaiting },
];

const daysOfWork = (contract: ContractSource): ContractProblem[] => {
  if (contract.sla.calendar === undefined) return [];
  const expected = 'working time in hours and minutes, since a day of work has no 24 hours';
  return workingTimes(contract).flatMap(({ path, found }): ContractProblem[] =>
    found === undefined || !/d/i.test(found) ? [] : [{ path, at: 'value', expected, found }],
  );
};

const unknownCalendar = ({ sla }: ContractSource, directory: DirectorySource): ContractProblem[] =>
  sla.calendar === undefined ? [] : unknownId('calendars', sla.calendar, ['sla', 'calendar'], directory);

/** Finds deadlines that cannot be kept, and reminders and snoozing that do not fit them. */
export const lintTiming = (contract: ContractSource, directory: DirectorySource): ContractProblem[] => [
  ...uselessReminder(contract),
  ...snoozedTooLong(contract),
  ...snoozedTooShort(contract),
  ...deliveredTooLate(contract),
  ...daysOfWork(contract),
  ...openTooLong(contract, directory),
  ...unknownCalendar(contract, directory),
];
