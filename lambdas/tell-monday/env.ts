import * as z from 'zod';

/** What this Lambda is told by its environment. */
export const envSchema = z.object({ PUBLIC_BASE_URL: z.url(), NOTICES_QUEUE_URL: z.string().min(1) });
export type Env = z.infer<typeof envSchema>;
