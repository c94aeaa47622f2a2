import * as z from 'zod';

const count = z.number().int().nonnegative();
const seconds = z.number().nonnegative();

/** What a handoff went through besides being accepted: ids, codes, counts and times, nothing of its record. */
export const courseSchema = z.object({
  /** Who had given what was sent back as not ready, and why, by the code that the contract has for it. */
  returns: z.array(z.object({ giver: z.string(), reason: z.string() })),
  /** `attempts`: writes that failed and are tried again; `steps`: machine steps that were overdue; `byPeople`: holds that somebody had tried again. */
  retried: z.object({ attempts: count, steps: count, byPeople: count }),
  /** What became of writes, by word: `verified`, the verdict of what a system shows instead, `failed`, `skipped`. */
  verdicts: z.record(z.string(), count),
  /**
   * What stood in an incident, and in which: others may stand in the same one. From when it first showed until it stood
   * there, and from then until it was over.
   */
  troubles: z.array(
    z.object({
      ...{ cause: z.string(), incident: z.string() },
      ...{ detectSeconds: seconds, recoverSeconds: seconds.optional() },
    }),
  ),
  reworkSeconds: seconds,
});
export type Course = z.infer<typeof courseSchema>;

/** An event that came under a contract and could not become a handoff: which system sent it, and what of it was wrong. */
export const rejectionSchema = z.object({ id: z.string(), source: z.string(), field: z.string() });
export type Rejection = z.infer<typeof rejectionSchema>;
