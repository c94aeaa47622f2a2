import * as z from 'zod';
import { statusSchema } from './ids.ts';
import { oneOf, property, section, text } from './source-fields.ts';

const source = z.literal('hubspot', { error: 'hubspot' });
const changed = property().meta({ description: 'The property whose change starts the handoff.' });
const occurrence = z
  .enum(['each-time', 'once-per-record'], { error: 'one of each-time, once-per-record' })
  .default('each-time')
  .meta({
    description:
      'Whether a record that takes the status once more is handed over once more. With once-per-record it never is.',
  });
const status = statusSchema.meta({ description: 'The status, in our words, that starts the handoff.' });

/** What starts a handoff: a property of a contact, or of a deal of one pipeline, takes a value that means a status. */
export const trigger = z.discriminatedUnion(
  'object',
  [
    section({
      source,
      object: z.literal('contact').meta({ description: 'A person in HubSpot.' }),
      property: changed,
      status,
      occurrence,
    }),
    section({
      source,
      object: z.literal('deal').meta({ description: 'A deal in HubSpot, with a stage in a pipeline.' }),
      pipeline: text('the internal id of a pipeline').meta({
        description:
          'Only deals of this pipeline start a handoff, by its internal id; `default` is the first.',
      }),
      property: changed,
      status,
      occurrence,
    }),
  ],
  { error: oneOf('one of contact, deal') },
);
