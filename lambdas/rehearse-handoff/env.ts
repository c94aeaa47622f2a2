import * as z from 'zod';
import { hubspotEnv, tablesEnv } from '#lambdas/_runtime/env.ts';

/** What this Lambda is told by its environment. */
export const envSchema = z.object({ ...tablesEnv.shape, ...hubspotEnv.shape });
export type Env = z.infer<typeof envSchema>;
