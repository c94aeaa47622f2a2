import * as z from 'zod';

/** Under which id the watchdog keeps among the texts when it made its last round: an instant. */
export const WATCHDOG_ROUND_ID = 'watchdog-round';
/** Under which id it is kept when a source sent a delivery last: an instant. */
export const arrivalId = (source: string): string => `arrived#${source}`;

/** How Baton itself stands: what no contract's numbers tell. */
export const standingAnswerSchema = z.object({
  now: z.iso.datetime(),
  /** In which the team's days begin: that of the desk. */
  zone: z.string().default('UTC'),
  /** `everySeconds`: how often it goes round; `roundAt`: its last round, as far as one is known. */
  watchdog: z.object({ everySeconds: z.number().positive(), roundAt: z.iso.datetime().optional() }),
  /** Each source that starts handoffs, and when the last delivery came from it, to some minutes; none is known without. */
  arrivals: z.array(z.object({ source: z.string(), lastAt: z.iso.datetime().optional() })).default([]),
  /** Messages that wait to be processed, by SQS' own approximate count. */
  queues: z.array(z.object({ queue: z.string(), messages: z.number().int().nonnegative() })),
  /**
   * Every system that a contract writes to. `left`: why nothing, or next to nothing, is asked of it now, in words, and
   * since when; none where it is asked. `renewal`: that its access was renewed, where it was not asked with it yet.
   */
  systems: z.array(
    z.object({
      system: z.string(),
      name: z.string(),
      left: z
        .object({
          because: z.enum(['down', 'consent', 'daily-limit']),
          phrase: z.string(),
          since: z.iso.datetime(),
          renewal: z.string().optional(),
        })
        .optional(),
    }),
  ),
});
export type StandingAnswer = z.infer<typeof standingAnswerSchema>;
