import * as z from 'zod';
import { personIdSchema } from './ids.ts';
import { isTimeZone } from './time-zone.ts';

const aSection = 'a section with fields';
const aVendorId = 'an id in digits';
const anAddress = 'an e-mail address';
const aZone = 'a time zone such as Europe/Berlin';

const vendorId = () =>
  z.union([z.string().regex(/^\d+$/, aVendorId), z.int().positive()], { error: aVendorId }).transform(String);

const person = z.strictObject(
  {
    name: z.string({ error: 'a name' }).trim().min(1, 'a name'),
    email: z.email({ error: anAddress }),
    timeZone: z.string({ error: aZone }).refine(isTimeZone, aZone),
    ids: z.strictObject({ hubspot: vendorId(), hubspotUser: vendorId().optional() }, { error: aSection }),
  },
  { error: aSection },
);

/** The directory as a team writes it in `contracts/directory.yaml`. */
export const directorySourceSchema = z.strictObject(
  {
    people: z.record(personIdSchema, person, { error: 'people, each under an id' }),
    desk: personIdSchema,
    ops: z.email({ error: anAddress }),
  },
  { error: aSection },
);
export type DirectorySource = z.infer<typeof directorySourceSchema>;
