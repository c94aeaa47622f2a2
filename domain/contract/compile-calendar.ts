import type { WorkingCalendar } from '../calendar/calendar.ts';
import type { CalendarSource } from './calendar-source.ts';
import type { DirectorySource } from './directory-source.ts';
import type { HoursOfDay } from './weekly-hours.ts';
import { parseHours, WEEKDAYS } from './weekly-hours.ts';

/** Hours of a well-formed source always parse; anything else is a defect of the check. */
const hoursOf = (text: string): HoursOfDay => {
  const hours = parseHours(text);
  if (hours === undefined) throw new RangeError(`no hours: ${text}`);
  return hours;
};

/** Turns a well-formed calendar into the form that the arithmetic works with. */
export const compileCalendar = (
  id: string,
  { timeZone, hours, holidays }: CalendarSource,
): WorkingCalendar => ({
  id,
  timeZone,
  hours: WEEKDAYS.map((day) => {
    const text = hours[day];
    return text === undefined ? [] : hoursOf(text);
  }),
  holidays,
});

/** The calendar of that id, or undefined if the directory does not have it. */
export const calendarOf = (directory: DirectorySource, id: string): WorkingCalendar | undefined => {
  const source = Object.entries(directory.calendars).find(([name]) => name === id)?.[1];
  return source === undefined ? undefined : compileCalendar(id, source);
};

/** As a field that is left out where none is named. */
export const calendarField = (directory: DirectorySource, id: string | undefined) => {
  const calendar = id === undefined ? undefined : calendarOf(directory, id);
  return calendar === undefined ? {} : { calendar };
};
