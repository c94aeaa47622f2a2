import * as z from 'zod';
import { queueUrls, tablesEnv } from '#lambdas/_runtime/env.ts';

/** What this Lambda is told by its environment. */
export const envSchema = z.object({
  ...tablesEnv.shape,
  WAKE_QUEUE_URL: z.string().min(1),
  DEAD_LETTER_QUEUES: queueUrls,
  /** Where the messages of each came from, or go to. */
  SOURCE_QUEUES: queueUrls,
});
export type Env = z.infer<typeof envSchema>;
