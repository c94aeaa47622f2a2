import * as z from 'zod';
import { slackEnv, tablesEnv } from '#lambdas/_runtime/env.ts';

/** What this Lambda is told by its environment. */
export const envSchema = z.object({
  ...tablesEnv.shape,
  SLACK_BASE_URL: slackEnv.shape.SLACK_BASE_URL,
});
export type Env = z.infer<typeof envSchema>;
