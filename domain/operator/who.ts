import * as z from 'zod';

export const whoSchema = z.object({ id: z.string(), name: z.string() });
export type Who = z.infer<typeof whoSchema>;
