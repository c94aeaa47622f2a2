import * as z from 'zod';
import { hubspotEnv, portalEnv, tablesEnv } from '#lambdas/_runtime/env.ts';

/** What this Lambda is told by its environment. */
export const envSchema = z.object({
  ...tablesEnv.shape,
  ...hubspotEnv.shape,
  ...portalEnv.shape,
  HUBSPOT_QUEUE_URL: z.string().min(1),
});
export type Env = z.infer<typeof envSchema>;
