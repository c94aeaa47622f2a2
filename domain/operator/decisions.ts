import * as z from 'zod';
import { storyLineSchema } from '../story/story-line.ts';

/** `changed` false: it was so already. `story`: what the decision added. */
export const decisionAnswerSchema = z.object({
  id: z.string(),
  status: z.string(),
  changed: z.boolean(),
  story: z.array(storyLineSchema),
});
export type DecisionAnswer = z.infer<typeof decisionAnswerSchema>;

/** `until` is left out when the contract goes on. `changed` false: it was so already. */
export const pauseAnswerSchema = z.object({
  contract: z.string(),
  until: z.string().optional(),
  changed: z.boolean(),
});
export type PauseAnswer = z.infer<typeof pauseAnswerSchema>;
