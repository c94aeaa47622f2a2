import * as z from 'zod';
import { subjectIdSchema } from '../ids.ts';
import { attemptRecordSchema } from '../ports/attempt-records.ts';
import { rowSchema } from '../ports/rows.ts';
import { receiptSchema } from '../ports/side-items.ts';
import { settingsSchema } from '../settings.ts';

/** Everything that is needed to check a log without believing whoever sends it: the stored texts, the row, the times. */
export const logAnswerSchema = z.object({
  subjectId: subjectIdSchema,
  commits: z.array(z.string()).min(1),
  row: rowSchema.optional(),
  settings: settingsSchema,
});
export type LogAnswer = z.infer<typeof logAnswerSchema>;

/** What has become of an event by now: one that was blocked may have been discarded since. */
export const receiptAnswerSchema = receiptSchema.extend({
  outcome: z.enum([...receiptSchema.shape.outcome.options, 'discarded']),
});
export type ReceiptAnswer = z.infer<typeof receiptAnswerSchema>;

/** What workers sent for a handoff and were told, the earliest first. `isCut`: there are earlier ones. */
export const attemptsAnswerSchema = z.object({
  id: z.string(),
  attempts: z.array(attemptRecordSchema),
  isCut: z.boolean(),
});
export type AttemptsAnswer = z.infer<typeof attemptsAnswerSchema>;
