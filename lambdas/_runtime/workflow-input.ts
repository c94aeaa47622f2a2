import * as z from 'zod';
import { handoffIdSchema } from '#domain/ids.ts';

/** What the state machine gives to a Lambda that a state waits for. */
export const waitInputSchema = z.object({
  handoffId: handoffIdSchema,
  run: z.number().int().positive(),
  token: z.string().min(1),
});
