import * as z from 'zod';
import { storyLineSchema } from '../story/story-line.ts';
import { reasonSchema } from './reason.ts';

const queueSchema = z.object({
  queue: z.string(),
  messages: z.number().int().nonnegative(),
  /** When the oldest of those that were looked at was sent first; there may be older ones where there are many. */
  oldestAt: z.iso.datetime().optional(),
});
export type DeadLetterQueueAnswer = z.infer<typeof queueSchema>;

/** Every queue of messages that nobody could process, also those that are empty. */
export const deadLettersAnswerSchema = z.object({ queues: z.array(queueSchema) });
export type DeadLettersAnswer = z.infer<typeof deadLettersAnswerSchema>;

const letterSchema = z.object({
  id: z.string(),
  sentAt: z.iso.datetime(),
  handoff: z.string().optional(),
  target: z.string().optional(),
  because: z.string().optional(),
  /** With ids and codes; of texts only how long they are. */
  body: z.string(),
});
export type ShownDeadLetter = z.infer<typeof letterSchema>;

/** The messages of one such queue, the oldest first, as far as they were looked at. None is taken out by that. */
export const deadLetterAnswerSchema = z.object({
  queue: z.string(),
  messages: z.number().int().nonnegative(),
  shown: z.array(letterSchema),
  /** What happened to the queue last, the newest at the end: who sent what lay there back, and why. */
  story: z.array(storyLineSchema),
});
export type DeadLetterAnswer = z.infer<typeof deadLetterAnswerSchema>;

/** What was sent after `before` stays: it has failed again. Without it, all that is there now is meant. */
export const redriveRequestSchema = z.strictObject({
  reason: reasonSchema,
  before: z.iso.datetime('an instant such as 2030-01-31T12:00:00Z').optional(),
});
export type RedriveRequest = z.input<typeof redriveRequestSchema>;

/** One go of moving; the next one is asked for with the same `before`, until nothing is moved and there is no more. */
export const redriveAnswerSchema = z.object({
  queue: z.string(),
  before: z.iso.datetime(),
  moved: z.number().int().nonnegative(),
  left: z.number().int().nonnegative(),
  remaining: z.number().int().nonnegative(),
  /** There may be some that this go did not come to. */
  isMore: z.boolean().default(false),
});
export type RedriveAnswer = z.infer<typeof redriveAnswerSchema>;
