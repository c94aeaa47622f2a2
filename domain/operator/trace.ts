import * as z from 'zod';
import { whoSchema } from './who.ts';

const executionStepSchema = z.object({
  at: z.iso.datetime(),
  what: z.enum(['started', 'entered', 'failed', 'timed-out', 'succeeded', 'stopped']),
  state: z.string().optional(),
  error: z.string().optional(),
});

/** The execution of one run; `steps` is missing where AWS keeps nothing of it any more. */
const executionSchema = z.object({
  run: z.number().int().positive(),
  name: z.string(),
  steps: z.array(executionStepSchema).optional(),
});

/** A message that was owed. `at`: when it was seen to, that is sent, refused, or found to be no longer owed; none yet without it. */
const messageSchema = z.object({
  at: z.iso.datetime().optional(),
  channel: z.enum(['email', 'slack']),
  what: z.string(),
  to: whoSchema.optional(),
});
export type TracedMessage = z.infer<typeof messageSchema>;

/** Of a handoff or a blocked event, what neither its log nor the record of its requests tells. */
export const traceAnswerSchema = z.object({
  id: z.string(),
  correlationId: z.string(),
  executions: z.array(executionSchema),
  messages: z.array(messageSchema),
});
export type TraceAnswer = z.infer<typeof traceAnswerSchema>;
