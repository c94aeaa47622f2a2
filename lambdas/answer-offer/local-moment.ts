import { firstInstantOf } from '#domain/calendar/local-time.ts';
import * as z from 'zod';

/** As a browser sends a date and time without a zone; some send seconds. Source: HTML, local date and time strings. */
const LOCAL = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)(?::\d{2}(?:\.\d+)?)?$/;
const dateSchema = z.iso.date();

/** The instant of a date and time in the clocks of a zone; undefined if it is none. One that they skip is the next there is. */
export function localMoment(written: string, timeZone: string): string | undefined {
  const [, date = '', hours = '', minutes = ''] = LOCAL.exec(written) ?? [];
  return dateSchema.safeParse(date).success
    ? firstInstantOf(timeZone, date, `${hours}:${minutes}`)
    : undefined;
}
