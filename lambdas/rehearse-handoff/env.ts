import * as z from 'zod';
import { modeSchema } from '#domain/contract/mode.ts';
import { hubspotEnv, tablesEnv } from '#lambdas/_runtime/env.ts';

/** What this Lambda is told by its environment. */
export const envSchema = z.object({ ...tablesEnv.shape, ...hubspotEnv.shape, MODE: modeSchema });
export type Env = z.infer<typeof envSchema>;
