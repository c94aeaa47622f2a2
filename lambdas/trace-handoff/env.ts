import * as z from 'zod';
import { tablesEnv } from '#lambdas/_runtime/env.ts';

/** What this Lambda is told by its environment. */
export const envSchema = z.object({ ...tablesEnv.shape, STATE_MACHINE_ARN: z.string().min(1) });
export type Env = z.infer<typeof envSchema>;
