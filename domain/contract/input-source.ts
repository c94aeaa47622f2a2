import * as z from 'zod';
import { count, oneOf, section, text } from './source-fields.ts';

const label = text().meta({ description: 'What people call this field.' });
const aNumber = 'a number';
const number = () => z.number({ error: aNumber }).optional();
const aPattern = 'a regular expression';
const isPattern = (value: string): boolean => {
  try {
    return new RegExp(value, 'u').source !== '';
  } catch {
    return false;
  }
};

const pattern = text(aPattern).refine(isPattern, aPattern).optional().meta({
  description: 'A regular expression that some part of the value has to fit; `^…$` for the whole.',
});

/** What a record must carry: a value of this type, within limits that are named as in JSON Schema. */
export const input = z.discriminatedUnion(
  'type',
  [
    section({
      type: z.literal('text').meta({ description: 'Any text.' }),
      label,
      enum: z.array(text(), { error: 'a list of values' }).min(1, 'at least one value').optional().meta({
        description: 'The only values that count; internal values, where the property is a choice.',
      }),
      pattern,
      minLength: count().optional().meta({ description: 'The fewest characters.' }),
      maxLength: count().optional().meta({ description: 'The most characters.' }),
    }),
    section({ type: z.literal('email').meta({ description: 'A mail address.' }), label, pattern }),
    section({
      type: z.literal('number').meta({ description: 'A number, such as an amount.' }),
      label,
      minimum: number().meta({ description: 'The least that counts.' }),
      maximum: number().meta({ description: 'The most that counts.' }),
    }),
    section({ type: z.literal('date').meta({ description: 'A day or an instant.' }), label }),
  ],
  { error: oneOf('one of text, email, number, date') },
);
