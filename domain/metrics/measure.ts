import * as z from 'zod';
import { courseSchema } from './course.ts';

const count = z.number().int().nonnegative();
const seconds = z.number().nonnegative();

/**
 * Whether somebody accepted by the deadline of the first offer, as it was moved by pauses and by putting off, if at all.
 * `seconds`: from that offer to the acceptance, counted like the deadline; `elapsedSeconds`: by the clock. 'open': nobody
 * has been asked, the deadline has not passed, or the handoff was cancelled before it.
 */
const acknowledgmentSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.enum(['in-time', 'late']), seconds, elapsedSeconds: seconds }),
  z.object({ outcome: z.enum(['never', 'open']) }),
]);
export type Acknowledgment = z.infer<typeof acknowledgmentSchema>;

/** What one handoff contributes to the numbers of its contract: counts and instants, nothing of its record but an amount. */
export const measureSchema = z.object({
  id: z.string(),
  requestedAt: z.string(),
  offers: count,
  /** Offers that were accepted, declined, returned or handed on. */
  answered: count,
  acceptances: count,
  declined: count,
  returned: count,
  expired: count,
  escalations: count,
  isFallbackAsked: z.boolean(),
  acknowledgment: acknowledgmentSchema,
  /**
   * 'failed': some system refused or did not show the owner, also if it did in the end, was done without, or was to be
   * taken back. 'done': completed without any of that. 'none': neither; cancelled ones among them.
   */
  sync: z.enum(['none', 'done', 'failed']),
  /** By the clock, from the last acceptance until every system showed the owner for the first time. */
  syncSeconds: seconds.optional(),
  /**
   * Nobody has accepted: since when (the first offer, else the request), and until when somebody should have. `quietUntil`:
   * the offer is not sent before, because it is to be quiet for whoever is asked.
   */
  waiting: z
    .object({
      ...{ since: z.string(), dueAt: z.string(), seconds, amount: z.number().optional() },
      quietUntil: z.string().optional(),
    })
    .optional(),
  /** What it went through besides; graphs do without. */
  course: courseSchema.optional(),
});
export type Measure = z.infer<typeof measureSchema>;
