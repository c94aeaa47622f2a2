import * as z from 'zod';
import { connectedEnv, hubspotEnv, portalEnv, tablesEnv } from '#lambdas/_runtime/env.ts';

/** What this Lambda is told by its environment. */
export const envSchema = z.object({
  ...tablesEnv.shape,
  ...hubspotEnv.shape,
  ...portalEnv.shape,
  ...connectedEnv.shape,
});
export type Env = z.infer<typeof envSchema>;
