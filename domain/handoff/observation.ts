import * as z from 'zod';
import { choiceSchema, leftOutSchema } from '../routing/choice.ts';
import { holdCauseSchema } from './hold-cause.ts';
import { offerBecauseSchema } from './offer-because.ts';

/** What Baton would have done with a handoff that it only observes. */
export const wouldSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('ask'),
    to: z.string(),
    because: offerBecauseSchema,
    choice: choiceSchema.optional(),
  }),
  z.object({ kind: z.literal('wait'), until: z.iso.datetime(), leftOut: z.array(leftOutSchema) }),
  z.object({ kind: z.literal('nobody'), cause: holdCauseSchema }),
]);
export type Would = z.infer<typeof wouldSchema>;

/** What was seen of a handoff that is only observed. */
export interface Observation {
  readonly would: Would;
  /** When its deadline passes, and the commit that set it. */
  readonly until: string;
  readonly setSeq: number;
  readonly isOverdue: boolean;
  /** The first change of owner after the record got its status; `owner`: who, if the directory knows them. */
  readonly transfer: { readonly owner: string | undefined; readonly tookSeconds: number } | undefined;
}
