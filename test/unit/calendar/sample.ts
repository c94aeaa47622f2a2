import type { WorkingCalendar } from '#domain/calendar/calendar.ts';

type Spans = readonly string[];

const spans = (texts: Spans) =>
  texts.map((text) => {
    const [from = '', to = ''] = text.split('-');
    return { from, to };
  });

export const OFFICE: Spans = ['09:00-12:00', '13:00-17:30'];
export const NEVER: Spans = [];
export const ALL_DAY: Spans = ['00:00-24:00'];

/** A calendar with the same hours on each weekday, and others at the weekend. */
export const calendarOf = (
  timeZone: string,
  weekdays: Spans = OFFICE,
  weekend: Spans = NEVER,
  holidays: string[] = [],
): WorkingCalendar => ({
  id: 'sample',
  timeZone,
  hours: [...Array.from({ length: 5 }, () => spans(weekdays)), spans(weekend), spans(weekend)],
  holidays,
});
