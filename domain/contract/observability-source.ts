import * as z from 'zod';
import { parsePercentage } from './percentage.ts';
import { deadline, duration, property, section } from './source-fields.ts';

const HOUR_SECONDS = 60 * 60;
const DAY_SECONDS = 24 * HOUR_SECONDS;
const LONGEST_WINDOW_SECONDS = 90 * DAY_SECONDS;

const percentage = (what: string, isPossible: (share: number) => boolean) =>
  z.string({ error: what }).refine((text) => {
    const share = parsePercentage(text);
    return share !== undefined && isPossible(share);
  }, what);

/** Nobody can fall short of 0 %. */
const least = () => percentage('a share above 0% and up to 100%, such as 90%', (share) => share > 0);
/** Nothing can exceed 100 %. */
const most = () => percentage('a share from 0% to less than 100%, such as 2%', (share) => share < 1);

const anAmount = 'a number above 0';
const aTime = 'p50, p90 or both';

/** The property that says how much is at stake. */
export const amount = property().optional().meta({
  description:
    'The property that holds the amount at stake: one of `inputs` with `type: number`, or one of `show`.',
});

/** What the numbers of a contract are held against. */
export const observability = section({
  window: duration(HOUR_SECONDS, LONGEST_WINDOW_SECONDS, 'a duration from 1h to 90 days, such as 7d')
    .default('7d')
    .meta({ description: 'How far back the numbers look: the handoffs that began since then count.' }),
  acknowledgedInTime: least().optional().meta({
    description:
      'At least this share of the handoffs is accepted by the deadline of the first offer, whoever accepts.',
  }),
  timeToAcknowledge: section({
    p50: deadline().optional().meta({ description: 'Half of the handoffs are accepted within this time.' }),
    p90: deadline().optional().meta({
      description: 'Nine of ten handoffs are accepted within this time.',
    }),
  })
    .refine(({ p50, p90 }) => p50 !== undefined || p90 !== undefined, aTime)
    .optional()
    .meta({
      description: 'From the first offer until somebody accepts, counted like acceptWithin.',
    }),
  waitingAmount: z.number({ error: anAmount }).positive(anAmount).optional().meta({
    description: 'No more than this amount waits for somebody to accept. Needs `amount`.',
  }),
  oldestWaiting: deadline().optional().meta({
    description: 'Nothing waits longer than this for somebody to accept, counted like acceptWithin.',
  }),
  failedSync: most().optional().meta({
    description: 'At most this share of what was accepted fails in a system, also if it succeeds later.',
  }),
  expired: most().optional().meta({
    description: 'At most this share of the offers expires without an answer.',
  }),
})
  .optional()
  .meta({ description: 'What `baton metrics` holds the numbers of this contract against.' });
