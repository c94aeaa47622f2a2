import * as z from 'zod';

/** What may stand behind the `?`: names of targets with commas in between; without it all that a replay would do. */
export const replayRequestSchema = z.strictObject({
  targets: z
    .string('names of targets with commas in between')
    .min(1, 'names of targets with commas in between')
    .transform((names) => names.split(','))
    .optional(),
});

const fieldSchema = z.object({
  field: z.string(),
  wanted: z.string(),
  shown: z.string(),
  isSame: z.boolean(),
});

/** What one system shows now against what it should. `because`: why it could not be looked at. */
const targetSchema = z.object({
  target: z.string(),
  fields: z.array(fieldSchema),
  because: z.string().optional(),
});
export type ReplayTarget = z.infer<typeof targetSchema>;

/**
 * What a replay would find. `without`: the targets that a person decided to do without, and that it leaves alone. Nothing is
 * changed by asking.
 */
export const replayPlanSchema = z.object({
  id: z.string(),
  targets: z.array(targetSchema),
  without: z.array(z.string()).default([]),
});
export type ReplayPlan = z.infer<typeof replayPlanSchema>;
