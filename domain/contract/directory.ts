import * as z from 'zod';
import { calendarSchema } from '../calendar/calendar.ts';
import { channelSchema } from './channel.ts';
import { ownValue } from '../own-value.ts';
import { ON_CALL_EVENTS } from './on-call-events.ts';
import { personIdSchema, poolIdSchema } from './ids.ts';
import { httpName, isHttpTarget } from './target.ts';
import type { TargetSystem } from './target.ts';

/** A time in which somebody is not asked: from one instant until another, which is no part of it. */
export const absenceSchema = z.object({
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  /** Who is asked instead. */
  delegate: personIdSchema.optional(),
});
export type Absence = z.infer<typeof absenceSchema>;

const personSchema = z.object({
  id: personIdSchema,
  name: z.string(),
  email: z.email(),
  timeZone: z.string(),
  ids: z.object({
    hubspot: z.string(),
    hubspotUser: z.string().optional(),
    slack: z.string().optional(),
    salesforce: z.string().optional(),
    asana: z.string().optional(),
    /** By the names of the systems that are described in `contracts/systems/`. */
    http: z.record(z.string(), z.string()).optional(),
  }),
  /** The order in which they want to be asked, and nothing else; undefined: as the contract says. */
  channels: z.array(channelSchema).optional(),
  /** Whoever has left stays in the directory, because the log names them. */
  isActive: z.boolean().default(true),
  calendar: calendarSchema.optional(),
  /** How many handoffs at once, offered and owned. */
  capacity: z.number().int().positive().optional(),
  manager: personIdSchema.optional(),
  away: z.array(absenceSchema).default([]),
});
export type Person = z.infer<typeof personSchema>;

/** The people of the team, compiled. `ids.hubspot` is HubSpot's owner id, `ids.hubspotUser` its user id. */
export const directorySchema = z.object({
  people: z.array(personSchema),
  pools: z.array(z.object({ id: poolIdSchema, members: z.array(personIdSchema) })).default([]),
  desk: personIdSchema,
  ops: z.email(),
  /** The channel of a chat in which everything that becomes of an incident is posted. */
  opsChannel: z.string().optional(),
  /** Where the system of whoever is on call is told, and of what. */
  onCallWebhook: z.object({ url: z.url(), events: z.array(z.enum(ON_CALL_EVENTS)) }).optional(),
});
export type Directory = z.infer<typeof directorySchema>;

/** By which id a system knows somebody; undefined: it does not. */
export const idAt = (system: TargetSystem, ids: Person['ids']): string | undefined =>
  isHttpTarget(system) ? ownValue(ids.http ?? {}, httpName(system)) : ids[system];

/** The person of that id, or undefined if the directory does not know it. */
export const personById = (directory: Directory, id: string): Person | undefined =>
  directory.people.find((person) => person.id === id);

/** The person whom HubSpot's owner property names. */
export const personByHubSpotOwner = (directory: Directory, ownerId: string): Person | undefined =>
  directory.people.find((person) => person.ids.hubspot === ownerId);

/** The person whom HubSpot names as the user behind a change. */
export const personByHubSpotUser = (directory: Directory, userId: string): Person | undefined =>
  directory.people.find((person) => person.ids.hubspotUser === userId);

/** The person whom Slack knows by that user id. */
export const personBySlackUser = (directory: Directory, userId: string): Person | undefined =>
  directory.people.find((person) => person.ids.slack === userId);

/** The people of a pool in its own order; none if the directory does not know it. */
export const membersOf = (directory: Directory, pool: string): readonly Person[] =>
  (directory.pools.find(({ id }) => id === pool)?.members ?? []).flatMap(
    (id) => personById(directory, id) ?? [],
  );
