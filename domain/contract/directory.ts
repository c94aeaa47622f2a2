import * as z from 'zod';
import { personIdSchema } from './ids.ts';

const personSchema = z.object({
  id: personIdSchema,
  name: z.string(),
  email: z.email(),
  timeZone: z.string(),
  ids: z.object({ hubspot: z.string(), hubspotUser: z.string().optional() }),
});
export type Person = z.infer<typeof personSchema>;

/** The people of the team, compiled. `ids.hubspot` is HubSpot's owner id, `ids.hubspotUser` its user id. */
export const directorySchema = z.object({
  people: z.array(personSchema),
  desk: personIdSchema,
  ops: z.email(),
});
export type Directory = z.infer<typeof directorySchema>;

/** The person of that id, or undefined if the directory does not know it. */
export const personById = (directory: Directory, id: string): Person | undefined =>
  directory.people.find((person) => person.id === id);

/** The person whom HubSpot's owner property names. */
export const personByHubSpotOwner = (directory: Directory, ownerId: string): Person | undefined =>
  directory.people.find((person) => person.ids.hubspot === ownerId);

/** The person whom HubSpot names as the user behind a change. */
export const personByHubSpotUser = (directory: Directory, userId: string): Person | undefined =>
  directory.people.find((person) => person.ids.hubspotUser === userId);
