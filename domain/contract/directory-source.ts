import * as z from 'zod';
import { calendarSourceSchema } from './calendar-source.ts';
import { channelList } from './channel-source.ts';
import { httpSystemName } from './http-system-source.ts';
import { calendarIdSchema, personIdSchema, poolIdSchema } from './ids.ts';
import { moment } from './moment.ts';
import { ON_CALL_EVENTS } from './on-call-events.ts';
import { count, oneOf, section, text, timeZone } from './source-fields.ts';

const aVendorId = 'an id in digits';
const aMemberId = 'a member id of Slack such as U012AB3CD';
const aChannelId = 'a channel id of Slack such as C012AB3CD';
const aHookUrl = 'an address that begins with https://';
const aUserId = 'a user id of Salesforce such as 005Hs00000AbCdEIAV';
const anAddress = 'an e-mail address';

const vendorId = (what: string = aVendorId) =>
  z.union([z.string().regex(/^\d+$/, what), z.int().positive()], { error: what }).transform(String);

/** What another system calls somebody: digits need no quotes as long as they are not too many. */
const anyId = z.union([text('an id'), z.int().positive()], { error: 'an id' }).transform(String);

/** A time in which somebody is not asked. Dates are whole days where the person is, the last one included. */
const awaySchema = section({
  from: moment().meta({ description: 'The first day, or the instant from which on.' }),
  until: moment().meta({ description: 'The last day, or the instant at which they are back.' }),
  delegate: personIdSchema.optional().meta({ description: 'Who is asked instead.' }),
});
export type AwaySource = z.infer<typeof awaySchema>;

const ids = section({
  hubspot: vendorId().meta({ description: 'The owner id in HubSpot.' }),
  hubspotUser: vendorId()
    .optional()
    .meta({ description: 'The user id in HubSpot: tells who made a change.' }),
  slack: z
    .string({ error: aMemberId })
    .regex(/^[UW][A-Z0-9]+$/, aMemberId)
    .optional()
    .meta({ description: 'The member id in Slack: offers then come there too.' }),
  salesforce: z
    .string({ error: aUserId })
    .regex(/^005[A-Za-z0-9]{12}([A-Za-z0-9]{3})?$/, aUserId)
    .optional()
    .meta({ description: 'The id of the user in Salesforce.' }),
  asana: vendorId('an id in digits, in quotes if it is long')
    .optional()
    .meta({ description: 'The id of the user in Asana.' }),
  http: z
    .record(httpSystemName(), anyId, { error: 'systems of contracts/systems, each with an id' })
    .optional()
    .meta({ description: 'The id of the user in each system of `contracts/systems/`.' }),
});

const personSchema = section({
  name: text('a name').meta({ description: 'What others read.' }),
  email: z.email({ error: anAddress }).meta({ description: 'Where offers are mailed to.' }),
  timeZone: timeZone().meta({ description: 'In which they read deadlines, and where their days begin.' }),
  ids: ids.meta({ description: 'How each system knows them.' }),
  channels: channelList()
    .optional()
    .meta({ description: 'By which offers come, the first one first. Without it: as the contract says.' }),
  active: z
    .boolean({ error: 'true or false' })
    .default(true)
    .meta({ description: 'false: they have left, and stay here as long as handoffs name them.' }),
  calendar: calendarIdSchema
    .optional()
    .meta({ description: 'Their working hours, by the id of a calendar.' }),
  capacity: count().optional().meta({ description: 'How many handoffs at once, offered and owned.' }),
  manager: personIdSchema.optional().meta({ description: 'Whom an escalation asks.' }),
  away: z
    .array(awaySchema, { error: 'a list of absences' })
    .default([])
    .meta({ description: 'When they are not asked.' }),
});
export type PersonSource = z.infer<typeof personSchema>;

const pool = z.array(personIdSchema, { error: 'a list of people' });

/** The directory as a team writes it in `contracts/directory.yaml`. */
export const directorySourceSchema = section({
  people: z
    .record(personIdSchema, personSchema, { error: 'people, each under an id' })
    .meta({ description: 'Whom contracts may name, each under an id that never changes.' }),
  pools: z
    .record(poolIdSchema, pool, { error: 'pools, each under an id' })
    .default({})
    .meta({ description: 'People among whom a contract may choose, in this order.' }),
  calendars: z
    .record(calendarIdSchema, calendarSourceSchema, { error: 'calendars, each under an id' })
    .default({})
    .meta({ description: 'Working hours, for deadlines and for people.' }),
  desk: personIdSchema.meta({
    description: 'Decides about an event that no contract can be found for.',
  }),
  ops: z.email({ error: anAddress }).meta({ description: 'The mailbox that hears of every incident.' }),
  opsChannel: z
    .string({ error: aChannelId })
    .regex(/^[CG][A-Z0-9]+$/, aChannelId)
    .optional()
    .meta({
      description: 'The channel in Slack in which every incident is posted, with all that becomes of it.',
    }),
  onCallWebhook: section({
    url: z.url({ protocol: /^https$/, error: aHookUrl }).meta({
      description:
        'Where requests in the form of Standard Webhooks are sent: over https, to a public address.',
    }),
    events: z
      .array(z.enum(ON_CALL_EVENTS, { error: oneOf(`one of ${ON_CALL_EVENTS.join(', ')}`) }), {
        error: 'a list of events',
      })
      .min(1, 'at least one event')
      .default([...ON_CALL_EVENTS])
      .meta({ description: 'Of what it is told. Without it: of all.' }),
  })
    .optional()
    .meta({ description: 'The system of whoever is on call, told when nobody has decided in time.' }),
});
export type DirectorySource = z.infer<typeof directorySourceSchema>;
