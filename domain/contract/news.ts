import * as z from 'zod';

/**
 * What a giver can be told as it happens. That it came back is not among it: whoever gave is asked to decide then, by
 * a mail of its own.
 */
export const NEWS = ['requested', 'accepted', 'moved', 'verified', 'taken-back', 'cancelled'] as const;
export const newsSchema = z.enum(NEWS);
export type News = z.infer<typeof newsSchema>;
