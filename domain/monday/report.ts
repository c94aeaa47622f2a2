import * as z from 'zod';
import { made } from '../made.ts';

const colourSchema = z.enum(['green', 'yellow', 'red']);

/** One thing that is looked at. Instants in sentences are ISO, for the display to put into a zone. */
export const mondayLineSchema = /* @__PURE__ */ made(() =>
  z.object({
    title: z.string(),
    colour: colourSchema,
    /** What was found, as sentences; the first one is enough for whoever is in a hurry. */
    found: z.array(z.string()).min(1),
    /** What was looked at, also when all is well. */
    checked: z.string(),
    /** The command that comes next. */
    next: z.string().optional(),
    /** What it adds to the line to paste. */
    short: z.string(),
  }),
);
export type MondayLine = z.infer<typeof mondayLineSchema>;

/** What a team looks at when the week begins. `week` is the ISO week such as 2030-W06, `day` the date in the team's zone. */
export const mondayReportSchema = /* @__PURE__ */ made(() =>
  z.object({
    at: z.iso.datetime(),
    day: z.string(),
    week: z.string(),
    zone: z.string(),
    colour: colourSchema,
    lines: z.array(mondayLineSchema),
    /** One line to paste. */
    status: z.string(),
  }),
);
export type MondayReport = z.infer<typeof mondayReportSchema>;
