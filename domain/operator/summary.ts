import * as z from 'zod';
import { rowSchema } from '../ports/rows.ts';
import { storyLineSchema } from '../story/story-line.ts';
import { listedSchema } from './listing.ts';
import { whoSchema } from './who.ts';

const targetSummarySchema = z.object({
  target: z.string(),
  verdict: z.string().optional(),
  /** Those that count: what the system put off takes none. */
  attempts: z.number(),
  /** Where what was written is taken back: whether it is, or somebody else has changed it, or nothing was written. */
  takenBack: z.enum(['back', 'left', 'failed', 'to-do', 'not-written']).optional(),
});
export type TargetSummary = z.infer<typeof targetSummarySchema>;

/** What the log says now. `waitsFor`: why it cannot go on by itself. */
export const summarySchema = listedSchema.extend({
  correlationId: z.string(),
  giver: whoSchema.optional(),
  acceptedAt: z.string().optional(),
  /** When whoever accepted was known to have begun. */
  startedAt: z.string().optional(),
  acceptBy: z.string().optional(),
  waitsFor: z.string().optional(),
  /** Until when its contract is paused, if it is. */
  pausedUntil: z.string().optional(),
  targets: z.array(targetSummarySchema),
  /** Whose word counts for each kind of object that its contract touches. */
  systemOfRecord: z.array(z.object({ object: z.string(), system: z.string() })).optional(),
});
export type Summary = z.infer<typeof summarySchema>;

export const showAnswerSchema = z.object({
  summary: summarySchema,
  row: rowSchema.optional(),
  story: z.array(storyLineSchema),
});
export type ShowAnswer = z.infer<typeof showAnswerSchema>;
