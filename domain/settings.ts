import * as z from 'zod';

/**
 * The times of one stage that decisions need, in seconds: minutes in production, seconds in tests.
 * `stepSeconds` is longer than the timeout of every Lambda that a machine step waits for;
 * `planLeaseSeconds` is longer than the connector's Lambda timeout plus the vendor's longest late application.
 */
export const settingsSchema = z
  .object({
    stepSeconds: z.number().int().positive(),
    planLeaseSeconds: z.number().int().positive(),
    claimSeconds: z.number().int().positive(),
    backoffSeconds: z.number().positive(),
  })
  .strict();
export type Settings = z.infer<typeof settingsSchema>;

/** Every attempt at a target counts; after the third the handoff is held for a person. */
export const ATTEMPT_BUDGET = 3;
/** Runs of the workflow that a decision of a person buys before the handoff is held. */
export const RUN_BUDGET = 3;
/** Failures of one waiting state in one run before the handoff is held. */
export const STEP_FAILURE_BUDGET = 3;
