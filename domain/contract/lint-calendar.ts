import type { WorkingCalendar } from '../calendar/calendar.ts';
import { hasHours } from '../calendar/working-time.ts';
import type { ContractProblem } from './problem.ts';
import type { HoursOfDay } from './weekly-hours.ts';
import { WEEKDAYS } from './weekly-hours.ts';

const written = (spans: HoursOfDay): string => spans.map(({ from, to }) => `${from}-${to}`).join(', ');

const reversed = (spans: HoursOfDay, path: string[]): ContractProblem[] =>
  spans
    .filter(({ from, to }) => from >= to)
    .map((span) => ({
      path,
      at: 'value',
      expected: 'spans that end after they begin, on the same day',
      found: written([span]),
    }));

const overlapping = (spans: HoursOfDay, path: string[]): ContractProblem[] =>
  spans.flatMap((span, index): ContractProblem[] => {
    const before = spans[index - 1];
    if (before === undefined || before.to <= span.from) return [];
    const expected = 'spans in order that do not overlap';
    return [{ path, at: 'value', expected, found: written([before, span]) }];
  });

/** Finds hours of a calendar that cannot be counted in; the paths begin within the calendar. */
export const lintCalendar = (calendar: WorkingCalendar): ContractProblem[] => {
  const days = WEEKDAYS.flatMap((day, index) => {
    const spans = calendar.hours[index] ?? [];
    return [...reversed(spans, ['hours', day]), ...overlapping(spans, ['hours', day])];
  });
  if (days.length > 0 || hasHours(calendar)) return days;
  const expected = 'hours on at least one day of the week';
  return [{ path: ['hours'], at: 'value', expected, found: 'none' }];
};
