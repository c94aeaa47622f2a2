import * as z from 'zod';
import { whoSchema } from './who.ts';

const kindSchema = z.enum(['handoff', 'blocked']);

/** One line of the list. `record` is `system:type:id`; `decider`, `decideBy`: of what is held or blocked. */
export const listedSchema = z.object({
  id: z.string(),
  kind: kindSchema,
  status: z.string(),
  contract: z.string().optional(),
  record: z.string().optional(),
  offeredTo: whoSchema.optional(),
  owner: whoSchema.optional(),
  decider: whoSchema.optional(),
  decideBy: z.string().optional(),
  /** Nobody decided by then. */
  isMissed: z.literal(true).optional(),
  /** Why it is held or blocked, as a word. */
  cause: z.string().optional(),
  /** How many wait for the same decision, itself included, where it is more than one. */
  together: z.number().int().optional(),
  /** The handoff of the same record that has to be done first, by its id. */
  after: z.string().optional(),
  /** The queue in which it waits for its turn, in words: where, after “it waits”. */
  waitsIn: z.string().optional(),
  /** Until when its offer is not sent, because it is to be quiet for whoever is asked. */
  quietUntil: z.string().optional(),
  /** Of what is only observed: who would have been asked, if anybody. */
  wouldAsk: whoSchema.optional(),
  openedAt: z.string(),
  dueAt: z.string().optional(),
  /** Until when whoever accepted begins, as long as that is awaited. */
  startBy: z.string().optional(),
});
export type Listed = z.infer<typeof listedSchema>;

const pausedContractSchema = z.object({ contract: z.string(), until: z.string() });
export type PausedContract = z.infer<typeof pausedContractSchema>;

/** `next`: the cursor of the page after this one. A page may be short, or empty, and still have a next one. */
export const listAnswerSchema = z.object({
  handoffs: z.array(listedSchema),
  /** Contracts in question that offer nothing now. */
  paused: z.array(pausedContractSchema).default([]),
  /** Systems of which nothing is asked now, each with the reason as a sentence without its full stop. */
  leftAlone: z.array(z.string()).default([]),
  next: z.string().optional(),
});
export type ListAnswer = z.infer<typeof listAnswerSchema>;
