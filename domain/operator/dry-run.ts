import * as z from 'zod';
import { modeSchema } from '../contract/mode.ts';
import { leftOutSchema } from '../routing/choice.ts';

const whoSchema = z.object({ id: z.string(), name: z.string() });

/** One thing that would happen if nobody answered. `decideBy`: until when somebody decides about what is held. */
const stepSchema = z.object({
  at: z.string(),
  kind: z.enum(['asked', 'reminder', 'expired', 'nobody-yet', 'held']),
  sentence: z.string(),
  to: whoSchema.optional(),
  because: z.string().optional(),
  level: z.number().optional(),
  acceptBy: z.string().optional(),
  considered: z.array(whoSchema).optional(),
  leftOut: z.array(z.object({ ...whoSchema.shape, because: leftOutSchema.shape.because })).optional(),
  until: z.string().optional(),
  decider: whoSchema.optional(),
  decideBy: z.string().optional(),
});
export type DryRunStep = z.infer<typeof stepSchema>;

/** `now`: it would begin with the record as it is; `already`: as this handoff, it has begun; `not`: why it would not. */
const beginningSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('now') }),
  z.object({ kind: z.literal('already'), id: z.string() }),
  z.object({ kind: z.literal('not'), because: z.string(), sentence: z.string() }),
]);
export type DryRunBeginning = z.infer<typeof beginningSchema>;

/** What would become of a record under a contract, from now on, if nobody ever answered. Nothing is changed by asking. */
export const dryRunAnswerSchema = z.object({
  contract: z.string(),
  version: z.string(),
  record: z.string(),
  title: z.string(),
  /** What is done at all: `observe` contacts nobody, and `pilot` asks only its people. */
  mode: modeSchema,
  pilot: z.array(whoSchema),
  begins: beginningSchema,
  giver: whoSchema,
  steps: z.array(stepSchema),
});
export type DryRunAnswer = z.infer<typeof dryRunAnswerSchema>;
