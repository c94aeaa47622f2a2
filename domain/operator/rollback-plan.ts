import * as z from 'zod';

/**
 * What the log knows of a value that Baton last wrote: read back, dropped, something else instead of it, or nothing. What
 * stands there now only a look would tell.
 */
export const lastKnownSchema = z.enum(['read-back', 'dropped', 'changed', 'unknown']);
export type LastKnown = z.infer<typeof lastKnownSchema>;

/** One system that would get back what stood there before, in its turn; `values` are left out once they are erased. */
const toReverseSchema = z.object({
  target: z.string(),
  values: z.record(z.string(), z.string()).optional(),
  /** What Baton last wrote there, as far as the log knows. */
  shown: z.record(z.string(), z.string()).optional(),
  /** And what is known of each of these values. */
  known: z.record(z.string(), lastKnownSchema).optional(),
  /** Baton made it: it has no values of before, and is put away. */
  isMade: z.literal(true).optional(),
  /** A thing that was written before the record led to another one: it stays as it is. */
  thing: z.string().optional(),
});
export type ToReverse = z.infer<typeof toReverseSchema>;

/**
 * What a rollback would write, unless somebody has changed it since, and which systems no write has reached. Nothing is
 * changed by asking.
 */
export const rollbackPlanSchema = z.object({
  id: z.string(),
  targets: z.array(toReverseSchema),
  notWritten: z.array(z.string()).default([]),
});
export type RollbackPlan = z.infer<typeof rollbackPlanSchema>;
