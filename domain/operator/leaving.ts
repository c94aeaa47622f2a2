import * as z from 'zod';
import { listedSchema } from './listing.ts';
import { personAnswerSchema } from './people.ts';
import { pickedSchema } from './backlog.ts';

/** Where somebody is named: a file of the contracts' folder, the field in it, and what they are there. */
const namedInSchema = z.object({
  file: z.string(),
  field: z.array(z.union([z.string(), z.number()])),
  as: z.string(),
});

/** What hangs on somebody who leaves: offers that wait for them, what they own and is not ended, the causes that they are to see to, where they are named. */
export const leavingAnswerSchema = z.object({
  person: personAnswerSchema,
  hasLeft: z.boolean(),
  offered: z.array(listedSchema),
  owned: z.array(listedSchema),
  picked: z.array(pickedSchema),
  named: z.array(namedInSchema),
});
export type LeavingAnswer = z.infer<typeof leavingAnswerSchema>;
