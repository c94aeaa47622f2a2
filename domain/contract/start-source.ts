import * as z from 'zod';
import { statusSchema } from './ids.ts';
import { deadline, section } from './source-fields.ts';

/** How it is known that the work has begun, and what follows where it has not. */
export const start = section({
  statuses: z
    .array(statusSchema, { error: 'a list of statuses' })
    .default([])
    .meta({ description: 'A record that takes one of these statuses shows that the work has begun.' }),
  latest: deadline().optional().meta({
    description:
      'How far ahead whoever accepts may put the start, in elapsed time. Without it: no further than startWithin.',
  }),
  grace: deadline().optional().meta({
    description:
      'How long after the reminder the manager is told, and again until what follows. Without it: as long as startWithin.',
  }),
  whenMissed: z.enum(['ask', 're-offer'], { error: 'one of ask, re-offer' }).default('ask').meta({
    description: 'Then: ask the contract owner, or offer it to the next who can be asked.',
  }),
}).optional();
