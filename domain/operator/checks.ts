import * as z from 'zod';

/** One prerequisite: in order, or what to do next; in order with a `next`: what to do before it is not. */
export const checkSchema = z.object({
  name: z.string(),
  ok: z.boolean(),
  found: z.string(),
  next: z.string().optional(),
  /** Whether somebody is reached, whether all are, or how far a quota is used: the week's report tells it too. */
  about: z.enum(['person', 'people', 'quota']).optional(),
});
export type Check = z.infer<typeof checkSchema>;

export const doctorAnswerSchema = z.object({ checks: z.array(checkSchema) });
export type DoctorAnswer = z.infer<typeof doctorAnswerSchema>;
