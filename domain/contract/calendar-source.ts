import * as z from 'zod';
import { section, timeZone } from './source-fields.ts';
import { parseHours } from './weekly-hours.ts';

const someHours = 'hours such as 09:00-12:00, 13:00-17:30';
const aDate = 'a date such as 2026-12-25';

const hoursOfDay = () =>
  z
    .string({ error: someHours })
    .refine((text) => parseHours(text) !== undefined, someHours)
    .optional();

/** Working hours as a team writes them: a day that is left out has none. */
export const calendarSourceSchema = section({
  timeZone: timeZone(),
  hours: section({
    monday: hoursOfDay(),
    tuesday: hoursOfDay(),
    wednesday: hoursOfDay(),
    thursday: hoursOfDay(),
    friday: hoursOfDay(),
    saturday: hoursOfDay(),
    sunday: hoursOfDay(),
  }),
  holidays: z.array(z.iso.date({ error: aDate }), { error: 'a list of dates' }).default([]),
});
export type CalendarSource = z.infer<typeof calendarSourceSchema>;
