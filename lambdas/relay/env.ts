import type * as z from 'zod';
import { effectsEnv, tablesEnv } from '#lambdas/_runtime/env.ts';

/** What this Lambda is told by its environment. */
export const envSchema = tablesEnv.extend(effectsEnv.shape);
export type Env = z.infer<typeof envSchema>;
