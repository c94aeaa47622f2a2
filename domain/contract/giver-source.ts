import * as z from 'zod';
import { NEWS } from './news.ts';
import { property, section } from './source-fields.ts';

const someNews =
  'a list of requested, accepted, moved, verified, taken-back and cancelled (of what comes back they hear in any case)';

/** Who hands over, and what they are told. */
export const giver = section({
  property: property()
    .optional()
    .meta({ description: 'The property that names who hands over. Without it: who made the change.' }),
  tell: z
    .array(z.enum(NEWS, { error: someNews }), { error: someNews })
    .default([])
    .meta({ description: 'What the giver is told by mail as it happens. Without it: nothing of this.' }),
});
