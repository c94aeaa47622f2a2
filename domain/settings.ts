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
/**
 * How long a target that failed waits for each further round of attempts, where its contract has it tried again: eight
 * and a half hours in all, before it is held for a person.
 */
export const LATER_ROUNDS_SECONDS: readonly number[] = [30 * 60, 2 * 60 * 60, 6 * 60 * 60];
/** Runs of the workflow that a decision of a person buys before the handoff is held. */
export const RUN_BUDGET = 3;
/** No wait that we choose ourselves is longer; it is also the longest that a queue can delay a message. */
export const LONGEST_BACKOFF_SECONDS = 15 * 60;
/**
 * No wait until an offer is sent again is longer, unless a channel asks for more. With a backoff from 5 s and half of it
 * by chance the waits are 3.75, 7.5, 15, 30, 60, 120 s and then 225 s on average: 236 s for six tries, so that the usual
 * limit of 15 minutes has room for eight.
 */
export const LONGEST_RESEND_SECONDS = 5 * 60;
/** What has a deadline waits for the end of somebody's quiet hours only where they have at least so long after it. */
export const LEAST_AFTER_QUIET_SECONDS = 60 * 60;
/**
 * A system that has said “later” for so long in a row has an incident; the handoff goes on waiting. With a backoff
 * from 5 s and 10 s asked for, full jitter comes to 12.5, 15, 20, 30, 50, 90, 170 and 330 s on average, then 460 s
 * each: the sixteenth time. With the hour that a daily limit is given, the second.
 */
export const DEFERRED_LONG_SECONDS = 60 * 60;
/**
 * Messages in a row in which a system did not answer as it should, of whatever worker, until it is left alone. It is
 * what one handoff tries: who is alone with a system that is down loses no attempt to the third.
 */
export const FAULTS_IN_A_ROW = 3;
/**
 * So many at once may ask a system that recovers before it counts as well: with an allowance that doubles from one, the
 * fifth success in a row. How long it is left alone doubles too, up to LONGEST_BACKOFF_SECONDS: with a backoff from 5 s
 * the waits are 10, 20, 40, 80, 160, 320, 640 s and then 900 s each, so that an hour of it costs nine probes.
 */
export const FULL_ALLOWANCE = 16;
/** No longer than this the others rest after a short limit that one of them met: they end within a minute. */
export const LONGEST_REST_SECONDS = 60;
/** And no longer than this those who rest are spread after its end. */
export const LONGEST_REST_SPREAD_SECONDS = 3;

/**
 * So long one message may hold up its worker for that, in seconds: HubSpot's window of ten and the spread, or what a
 * stage with quicker Lambdas has time for. What has to wait longer is put off.
 */
export function longestHeldUp({ claimSeconds }: Settings): number {
  return Math.min(10 + LONGEST_REST_SPREAD_SECONDS, claimSeconds / 5);
}

/** No longer than this are those who wait for a system spread after the end of its wait. */
export const LONGEST_SPREAD_SECONDS = 60;
/** A system that has been down for so long has an incident; what is shorter concerns nobody. */
export const DOWN_TOLD_SECONDS = 15 * 60;
/** How long after another owner was seen a system is looked at again before that is believed. */
export const SECOND_LOOK_SECONDS = 60;
/** No look that failed is tried later than a day after it. */
export const LONGEST_UNTIL_LOOK_SECONDS = 24 * 60 * 60;
/** Looks that failed before a person decides about what nobody could see: with steps of five minutes, after two hours. */
export const LOOK_BUDGET = 5;
/** How often an owner is entered again for one acceptance or decision before a person decides instead. */
export const RESTORE_BUDGET = 3;
/** Failures of one waiting state in one run before the handoff is held. */
export const STEP_FAILURE_BUDGET = 3;
