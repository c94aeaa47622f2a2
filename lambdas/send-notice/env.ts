import * as z from 'zod';
import { mailEnv, onCallEnv, portalEnv, slackEnv, tablesEnv } from '#lambdas/_runtime/env.ts';

/** What this Lambda is told by its environment. */
export const envSchema = z.object({
  ...tablesEnv.shape,
  ...mailEnv.shape,
  ...portalEnv.shape,
  ...slackEnv.shape,
  ...onCallEnv.shape,
  NOTICES_QUEUE_URL: z.string().min(1),
  ON_CALL_QUEUE_URL: z.string().min(1),
  ON_CALL_DLQ_URL: z.string().min(1),
});
export type Env = z.infer<typeof envSchema>;
