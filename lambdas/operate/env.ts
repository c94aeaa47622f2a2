import * as z from 'zod';
import { deadLetterQueues, tablesEnv } from '#lambdas/_runtime/env.ts';

/** What this Lambda is told by its environment. */
export const envSchema = z.object({
  ...tablesEnv.shape,
  WAKE_QUEUE_URL: z.string().min(1),
  DEAD_LETTER_QUEUES: deadLetterQueues,
  HUBSPOT_CLIENT_SECRET_NAME: z.string().min(1),
  HUBSPOT_TOKEN_SECRET_NAME: z.string().min(1),
  SLACK_SIGNING_SECRET_NAME: z.string().min(1).optional(),
  SLACK_BOT_TOKEN_SECRET_NAME: z.string().min(1).optional(),
  SENDER: z.string().min(3),
  /** Where AWS is played on this machine; AWS itself without it. */
  AWS_ENDPOINT_URL: z.url().optional(),
});
export type Env = z.infer<typeof envSchema>;
