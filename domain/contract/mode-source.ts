import * as z from 'zod';
import { personIdSchema } from './ids.ts';
import { MODES } from './mode.ts';

/** What Baton may do under this contract. */
export const mode = z.enum(MODES, { error: 'one of observe, pilot, enforce' }).default('enforce').meta({
  description:
    'enforce: everything. pilot: only the people in `pilot` are asked, the rest is observed. observe: nobody is contacted and nothing is written; what would have happened is recorded.',
});

/** Who is asked while the contract, or its stage, is in pilot. */
export const pilot = z
  .array(personIdSchema, { error: 'a list of people' })
  .default([])
  .meta({ description: 'The people of the pilot, by their ids in directory.yaml.' });
