import type * as z from 'zod';
import { portalEnv, tablesEnv } from '#lambdas/_runtime/env.ts';

/** What this Lambda is told by its environment. */
export const envSchema = tablesEnv.extend(portalEnv.shape);
export type Env = z.infer<typeof envSchema>;
