import * as z from 'zod';
import { portalEnv, tablesEnv } from '#lambdas/_runtime/env.ts';

/** What this Lambda is told by its environment. */
export const envSchema = z.object({
  ...tablesEnv.shape,
  ...portalEnv.shape,
  NOTICES_QUEUE_URL: z.string().min(1),
});
export type Env = z.infer<typeof envSchema>;
