import * as z from 'zod';
import { whoSchema } from './who.ts';
import { reasonSchema } from './reason.ts';

/** A cause that somebody is to remove for good: as commands call it, and as a clause. */
export const pickedSchema = z.object({
  cause: z.string(),
  title: z.string(),
  owner: whoSchema,
  pickedAt: z.iso.datetime(),
});
export type PickedAnswer = z.infer<typeof pickedSchema>;

/** What is not done, what was chosen first at the head. */
export const backlogAnswerSchema = z.object({ backlog: z.array(pickedSchema) });
export type BacklogAnswer = z.infer<typeof backlogAnswerSchema>;

/** `owner` with pick: who is to remove the cause. */
export const backlogRequestSchema = z.strictObject({
  act: z.enum(['pick', 'done'], 'one of pick, done'),
  cause: z.string('a cause').min(1, 'a cause'),
  owner: z.string('the id of a person').min(1, 'the id of a person').optional(),
  reason: reasonSchema.optional(),
});
export type BacklogRequest = z.input<typeof backlogRequestSchema>;

/** `changed` false: it was so already. */
export const backlogChangeSchema = backlogAnswerSchema.extend({
  cause: z.string(),
  title: z.string(),
  changed: z.boolean(),
});
export type BacklogChange = z.infer<typeof backlogChangeSchema>;
