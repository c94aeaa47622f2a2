import * as z from 'zod';
import { addSeconds } from '../time.ts';

/**
 * How many of the requests that a system takes in a day were used at an instant, by everybody who asks it, as its own
 * answers say. Made when somebody reads one, as that of a circuit.
 */
export function dailyRequestsSchema() {
  return z.object({
    at: z.iso.datetime(),
    used: z.number().int().nonnegative(),
    most: z.number().int().positive(),
  });
}
export type DailyRequests = z.infer<ReturnType<typeof dailyRequestsSchema>>;

/** One step is 5 %: whoever looks needs it no finer. */
const STEPS = 20;
/** A figure is told anew after an hour, so that it can be believed. */
const TOLD_EVERY_SECONDS = 3_600;

/** Whether a figure says enough beyond the one that was told last to be kept: at most some forty in a day. */
export function isNews(told: DailyRequests | undefined, seen: DailyRequests): boolean {
  if (told === undefined || stepOf(told) !== stepOf(seen)) return true;
  return seen.at >= addSeconds(told.at, TOLD_EVERY_SECONDS);
}

function stepOf({ used, most }: DailyRequests): number {
  return Math.floor((used / most) * STEPS);
}
