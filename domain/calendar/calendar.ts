import * as z from 'zod';

/** '24:00' ends a day, never begins one. */
const timeOfDaySchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const hoursSchema = z.object({ from: timeOfDaySchema, to: timeOfDaySchema });

/** Working hours of a place: for each day of the week, Monday first, its spans in local time, in order. */
export const calendarSchema = z.object({
  id: z.string(),
  timeZone: z.string(),
  hours: z.array(z.array(hoursSchema)).length(7),
  /** Local dates without working hours, such as 2026-12-25. */
  holidays: z.array(z.iso.date()),
});
export type WorkingCalendar = z.infer<typeof calendarSchema>;
