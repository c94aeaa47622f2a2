import * as z from 'zod';
import { parseDuration } from './duration.ts';
import { isTimeZone } from './time-zone.ts';

/** No offer may stay open longer than this, put off or not; the workflow's own backstop is longer. */
export const LONGEST_ACCEPT_WITHIN_SECONDS = 60 * 24 * 60 * 60;
/** The worker waits this long inside one invocation at most. */
export const LONGEST_READ_BACK_AFTER_SECONDS = 10;

const aText = 'a text that is not empty';
const aProperty = 'the internal name of a property';
const aZone = 'a time zone such as Europe/Berlin';
const aSection = 'a section with fields';
const fromOne = 'a whole number from 1';

/** A text that says something. */
export const text = (what: string = aText) => z.string({ error: what }).trim().min(1, what);
/** The internal name of a property of HubSpot. */
export const property = () => text(aProperty).regex(/^[a-z0-9_]+$/, aProperty);
/** The error of a section that is told from others by the word in one field: the words, unless it is no section at all. */
export const oneOf =
  (words: string) =>
  ({ code }: { code: string }): string =>
    code === 'invalid_union' ? words : aSection;
/** A section with these fields and no others. */
export const section = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, { error: aSection });

/** An elapsed time between two lengths in seconds. */
export const duration = (shortest: number, longest: number, what: string) =>
  z.string({ error: what }).refine((value) => {
    const seconds = parseDuration(value);
    return seconds !== undefined && seconds >= shortest && seconds <= longest;
  }, what);

/** An elapsed time after which somebody is told, or something ends. */
export const deadline = () =>
  duration(1, LONGEST_ACCEPT_WITHIN_SECONDS, 'a duration of up to 60 days, such as 30m, 4h or 2d');

/** The name of a time zone that the runtime knows. */
export const timeZone = () => z.string({ error: aZone }).refine(isTimeZone, aZone);

/** How many, at least one. */
export const count = () => z.int({ error: fromOne }).min(1, fromOne);
