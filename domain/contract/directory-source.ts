import * as z from 'zod';
import { calendarSourceSchema } from './calendar-source.ts';
import { calendarIdSchema, personIdSchema, poolIdSchema } from './ids.ts';
import { moment } from './moment.ts';
import { count, section, text, timeZone } from './source-fields.ts';

const aVendorId = 'an id in digits';
const aMemberId = 'a member id of Slack such as U012AB3CD';
const anAddress = 'an e-mail address';

const vendorId = () =>
  z.union([z.string().regex(/^\d+$/, aVendorId), z.int().positive()], { error: aVendorId }).transform(String);

/** A time in which somebody is not asked. Dates are whole days where the person is, the last one included. */
const awaySchema = section({ from: moment(), until: moment(), delegate: personIdSchema.optional() });
export type AwaySource = z.infer<typeof awaySchema>;

const ids = section({
  hubspot: vendorId(),
  hubspotUser: vendorId().optional(),
  slack: z
    .string({ error: aMemberId })
    .regex(/^[UW][A-Z0-9]+$/, aMemberId)
    .optional(),
});

const personSchema = section({
  name: text('a name'),
  email: z.email({ error: anAddress }),
  timeZone: timeZone(),
  ids,
  active: z.boolean({ error: 'true or false' }).default(true),
  calendar: calendarIdSchema.optional(),
  capacity: count().optional(),
  manager: personIdSchema.optional(),
  away: z.array(awaySchema, { error: 'a list of absences' }).default([]),
});
export type PersonSource = z.infer<typeof personSchema>;

const pool = z.array(personIdSchema, { error: 'a list of people' });

/** The directory as a team writes it in `contracts/directory.yaml`. */
export const directorySourceSchema = section({
  people: z.record(personIdSchema, personSchema, { error: 'people, each under an id' }),
  pools: z.record(poolIdSchema, pool, { error: 'pools, each under an id' }).default({}),
  calendars: z
    .record(calendarIdSchema, calendarSourceSchema, { error: 'calendars, each under an id' })
    .default({}),
  desk: personIdSchema,
  ops: z.email({ error: anAddress }),
});
export type DirectorySource = z.infer<typeof directorySourceSchema>;
