import type { WorkingCalendar } from '../calendar/calendar.ts';

export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

export type HoursOfDay = WorkingCalendar['hours'][number];

const TIME = '(?:[01]\\d|2[0-3]):[0-5]\\d|24:00';
const SPAN = new RegExp(`^(${TIME})\\s*-\\s*(${TIME})$`);

/** Reads the hours of one day as people write them: `09:00-12:00, 13:00-17:30`. Undefined if the text is none. */
export const parseHours = (text: string): HoursOfDay | undefined => {
  const spans = text.split(',').map((span) => SPAN.exec(span.trim()));
  const read = spans.flatMap((span) => {
    const [, from, to] = span ?? [];
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
  return read.length === spans.length ? read : undefined;
};
