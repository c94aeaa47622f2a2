import * as z from 'zod';
import { thresholdsSchema } from '../contract/observability.ts';
import { rejectionSchema } from '../metrics/course.ts';
import { measureSchema } from '../metrics/measure.ts';
import { addSeconds } from '../time.ts';

/** So many handoffs are measured at once; each is a log to be read. */
const LARGEST_PAGE = 50;
const aLimit = `a whole number from 1 to ${String(LARGEST_PAGE)}`;

/**
 * What may stand behind the `?`: those that began since an instant (without one: in the contract's window), newest
 * first; or those that wait for somebody to accept them, oldest first, whenever they began.
 */
export const measuresRequestSchema = z.strictObject({
  of: z.enum(['begun', 'waiting'], 'one of begun, waiting').default('begun'),
  since: z.iso
    .datetime('an instant such as 2030-01-31T12:00:00Z')
    .transform((instant) => addSeconds(instant, 0))
    .optional(),
  cursor: z.string('the cursor of an earlier page').min(1).optional(),
  limit: z.coerce.number(aLimit).int(aLimit).min(1, aLimit).max(LARGEST_PAGE, aLimit).default(LARGEST_PAGE),
});

/** How a contract is measured now; handoffs under an earlier version are held against the same. */
const measuredSchema = z.object({
  contract: z.string(),
  title: z.string(),
  windowSeconds: z.number().int().positive(),
  thresholds: thresholdsSchema,
  /** The calendar whose working time counts, if any. */
  calendar: z.string().optional(),
  hasAmount: z.boolean(),
});
export type Measured = z.infer<typeof measuredSchema>;

/** One page of handoffs, each with what it contributes. `next`: the cursor of the page after this one. */
export const measuresAnswerSchema = z.object({
  measured: measuredSchema,
  since: z.string(),
  now: z.string(),
  measures: z.array(measureSchema),
  /** Events of this page that could not become a handoff when they came; none of what waits. */
  rejected: z.array(rejectionSchema).default([]),
  /** Subjects of this page that are in neither, because a newer version wrote to their logs. */
  unread: z.array(z.string()).default([]),
  next: z.string().optional(),
});
export type MeasuresAnswer = z.infer<typeof measuresAnswerSchema>;

/** The contracts of this deployment, by id. */
export const contractsAnswerSchema = z.object({
  contracts: z.array(z.object({ id: z.string(), title: z.string() })),
});
export type ContractsAnswer = z.infer<typeof contractsAnswerSchema>;
