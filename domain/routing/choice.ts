import * as z from 'zod';

/** Why somebody of those in question is not asked. */
export const leftOutSchema = z.object({
  person: z.string(),
  because: z.enum([
    'unknown',
    'inactive',
    'away',
    'outside-working-hours',
    'at-capacity',
    'declined',
    'handed-on',
    'not-started',
    'is-giver',
    'silent',
    'withdrawn',
    'unreachable',
    /** The part of the contract that names them is over, and it goes on with others. */
    'no-longer-asked',
  ]),
});
export type LeftOut = z.infer<typeof leftOutSchema>;

/** Among whom a choice was made: ids only, in the order in which they were considered. */
export const choiceSchema = z.object({
  considered: z.array(z.string()),
  leftOut: z.array(leftOutSchema),
});
export type Choice = z.infer<typeof choiceSchema>;
