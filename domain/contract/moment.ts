import * as z from 'zod';
import { firstInstantOf } from '../calendar/local-time.ts';

const aMoment = 'a date such as 2026-12-21, or an instant such as 2026-12-21T12:00:00Z';

/** A point in time as people write it: a day, or an instant with its zone. */
export const moment = () => z.union([z.iso.date(), z.iso.datetime({ offset: true })], { error: aMoment });

/** The instant that a moment stands for; a day begins at `00:00` and ends at `24:00` of the clocks of a zone. */
export const instantOf = (written: string, timeZone: string, midnight: '00:00' | '24:00'): string =>
  written.includes('T')
    ? new Date(Date.parse(written)).toISOString()
    : firstInstantOf(timeZone, written, midnight);
