import { localDateAt, weekdayOf } from '../calendar/local-time.ts';
import type { LocalDate } from '../calendar/local-time.ts';
import { addSeconds } from '../time.ts';

const DAY_SECONDS = 24 * 60 * 60;
const THURSDAY = 3;

/** The ISO 8601 week of a date, such as 2030-W06: the one of its Thursday, counted from the first with a Thursday. */
export function weekOf(date: LocalDate): string {
  const thursday = shifted(date, THURSDAY - weekdayOf(date));
  const year = thursday.slice(0, 4);
  const days = (Date.parse(thursday) - Date.parse(`${year}-01-01`)) / (DAY_SECONDS * 1000);
  return `${year}-W${String(Math.floor(days / 7) + 1).padStart(2, '0')}`;
}

/** A week as a number that grows from one to the next: 203006. */
export function weekNumber(week: string): number {
  return Number(week.replace('-W', ''));
}

/** The date and the week that clocks of a zone show. */
export function dayAndWeek(zone: string, now: string): { readonly day: LocalDate; readonly week: string } {
  const day = localDateAt(zone, now);
  return { day, week: weekOf(day) };
}

function shifted(date: LocalDate, days: number): LocalDate {
  return addSeconds(`${date}T00:00:00.000Z`, days * DAY_SECONDS).slice(0, 10);
}
