import * as z from 'zod';

const LONGEST = 1000;

/** Why an operator does something, in their own words. */
export const reasonSchema = z
  .string('a reason')
  .trim()
  .min(1, 'a reason that is not empty')
  .max(LONGEST, `a reason of at most ${String(LONGEST)} characters`);
