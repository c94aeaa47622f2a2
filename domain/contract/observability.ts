import * as z from 'zod';

const share = z.number().min(0).max(1);
const seconds = z.number().int().positive();

/** How long the numbers of a contract look back where it does not say: seven days. */
export const USUAL_WINDOW_SECONDS = 7 * 24 * 60 * 60;

/**
 * What the numbers of a contract are held against; what is left out is not. Shares are from 0 to 1. The times until an
 * acknowledgment and that of the oldest one waiting are counted like the deadline: in the working time of the
 * contract's calendar where it has one.
 */
export const thresholdsSchema = z.object({
  acknowledgedInTime: share.optional(),
  acknowledgedP50Seconds: seconds.optional(),
  acknowledgedP90Seconds: seconds.optional(),
  waitingAmount: z.number().positive().optional(),
  oldestWaitingSeconds: seconds.optional(),
  failedSync: share.optional(),
  expired: share.optional(),
});
export type Thresholds = z.infer<typeof thresholdsSchema>;

/** Over which time a contract is measured, in elapsed seconds, and against what. */
export const observabilitySchema = z.object({
  windowSeconds: seconds.default(USUAL_WINDOW_SECONDS),
  thresholds: thresholdsSchema.default({}),
});
