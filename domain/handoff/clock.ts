import type { WorkingCalendar } from '../calendar/calendar.ts';
import { addWorkingTime, workingSecondsBetween } from '../calendar/working-time.ts';
import type { Pause } from '../contract-log/pauses.ts';
import { addSeconds, latest } from '../time.ts';

/** The deadlines of an offer as they would be if its contract were never paused, and from when on time runs towards them. */
export interface Clock extends Deadlines {
  readonly since: string;
}

export interface Deadlines {
  readonly expiresAt: string;
  readonly remindAt: string | undefined;
}

/**
 * When the deadlines of an offer come, with the pauses of its contract: what was left when one began is left when it
 * ends, in elapsed or in working time as the contract counts. What had come before a pause came then.
 */
export function deadlinesUnder(
  { since, expiresAt, remindAt }: Clock,
  pauses: readonly Pause[],
  calendar: WorkingCalendar | undefined,
): Deadlines {
  const stops = pauses
    .map(({ from, to }) => ({ from: latest(since, from), to }))
    .filter(({ from, to }) => from < to);
  return {
    expiresAt: movedBy(stops, expiresAt, calendar, (deadline, from) => deadline <= from),
    // A reminder that falls on the beginning of a pause waits for its end.
    remindAt:
      remindAt === undefined
        ? undefined
        : movedBy(stops, remindAt, calendar, (deadline, from) => deadline < from),
  };
}

function movedBy(
  stops: readonly Pause[],
  deadline: string,
  calendar: WorkingCalendar | undefined,
  hasCome: (deadline: string, from: string) => boolean,
): string {
  return stops.reduce((at, stop) => (hasCome(at, stop.from) ? at : later(at, stop, calendar)), deadline);
}

function later(deadline: string, { from, to }: Pause, calendar: WorkingCalendar | undefined): string {
  return calendar === undefined
    ? addSeconds(deadline, (Date.parse(to) - Date.parse(from)) / 1000)
    : addWorkingTime(calendar, deadline, workingSecondsBetween(calendar, from, to));
}
