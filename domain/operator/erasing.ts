import * as z from 'zod';
import { listedSchema } from './listing.ts';
import { pickedSchema } from './backlog.ts';

/**
 * One part of erasing a person, or of looking what that would be. `open`: what waits for them or is theirs, and
 * `picked`: the causes that they are to see to, which has to be settled first. `next`: the cursor of the next part; without it this was the last.
 */
export const erasureAnswerSchema = z.object({
  person: z.string(),
  hasLeft: z.boolean(),
  open: z.array(listedSchema),
  picked: z.array(pickedSchema),
  erased: z.boolean(),
  subjects: z.number().int(),
  texts: z.number().int(),
  next: z.string().optional(),
});
export type ErasureAnswer = z.infer<typeof erasureAnswerSchema>;
