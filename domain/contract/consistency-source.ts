import * as z from 'zod';
import { property, section, text } from './source-fields.ts';

/** What else the record has to say, so that its status is believed. */
export const consistency = z
  .record(
    property(),
    section({
      label: text().meta({ description: 'What people call this field.' }),
      oneOf: z.array(text(), { error: 'a list of values' }).min(1, 'at least one value').meta({
        description: 'Internal values that agree with the status. An empty field contradicts nothing.',
      }),
    }),
    { error: 'properties, each with label and oneOf' },
  )
  .default({})
  .meta({
    description:
      'Other properties that must agree with the status. If one does not, nobody is asked before the desk, or the contract owner, has decided.',
  });
