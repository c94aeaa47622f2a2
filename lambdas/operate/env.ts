import * as z from 'zod';
import { secretsEnv } from '#lambdas/_operating/secret-ids.ts';
import { queueUrls, tablesEnv } from '#lambdas/_runtime/env.ts';

/** What this Lambda is told by its environment. */
export const envSchema = z.object({
  ...tablesEnv.shape,
  ...secretsEnv.shape,
  WAKE_QUEUE_URL: z.string().min(1),
  HUBSPOT_GRANT_SECRET_NAME: z.string().min(1),
  SALESFORCE_GRANT_SECRET_NAME: z.string().min(1).optional(),
  ASANA_GRANT_SECRET_NAME: z.string().min(1).optional(),
  DEAD_LETTER_QUEUES: queueUrls,
  /** Where the messages of each came from, or go to. */
  SOURCE_QUEUES: queueUrls,
});
export type Env = z.infer<typeof envSchema>;
