import * as z from 'zod';
import { input } from './input-source.ts';
import { property, section, text } from './source-fields.ts';

const reference = section({
  label: text().meta({ description: 'What people call this record.' }),
  inputs: z
    .record(property(), input, { error: 'properties, each with label and type' })
    .default({})
    .meta({ description: 'What it must carry. Of several that are linked, one has to.' }),
});

const aKind = 'one of company, contact, deal';

/** What must be linked to the record beside itself. */
export const references = z
  .partialRecord(z.enum(['company', 'contact', 'deal'], { error: aKind }), reference, {
    error: 'kinds of record (company, contact, deal), each with a label',
  })
  .default({})
  .meta({ description: 'What must be linked to the record before anybody is asked.' });
