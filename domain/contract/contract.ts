import * as z from 'zod';
import { contractIdSchema, personIdSchema, statusSchema } from './ids.ts';

const secondsSchema = z.number().int().nonnegative();

const inputTypeSchema = z.enum(['text', 'email', 'number', 'date']);
export type InputType = z.infer<typeof inputTypeSchema>;

/** The properties of Baton's own that a record carries, by what they hold. */
const ownPropertiesSchema = z.object({
  handoffId: z.string(),
  state: z.string(),
  offeredTo: z.string(),
  acceptedBy: z.string(),
  since: z.string(),
});

const hubspotTargetSchema = z.object({
  system: z.literal('hubspot'),
  ownerProperty: z.string(),
  properties: ownPropertiesSchema,
  readBackAfterSeconds: secondsSchema,
});
export type HubSpotTarget = z.infer<typeof hubspotTargetSchema>;

/**
 * One version of the operating-layer contract of one kind of handoff, compiled: durations are seconds, ids are
 * branded, defaults are filled in, what is ordered for people is a list. Reading is tolerant of fields that it does
 * not know, because stored versions outlive deployments; strictness is the source form's.
 */
export const contractSchema = z.object({
  id: contractIdSchema,
  title: z.string(),
  version: z.string(),
  contractOwner: personIdSchema,
  trigger: z.object({
    source: z.literal('hubspot'),
    object: z.literal('contact'),
    property: z.string(),
    status: statusSchema,
  }),
  statusMap: z.record(z.string(), statusSchema),
  inputs: z.array(z.object({ property: z.string(), label: z.string(), type: inputTypeSchema })),
  show: z.array(z.object({ property: z.string(), label: z.string() })),
  recordLink: z.string(),
  giver: z.object({ property: z.string().optional() }),
  routing: z.object({ strategy: z.literal('named-person'), person: personIdSchema }),
  acknowledgment: z.object({ remindAfterSeconds: z.array(secondsSchema) }),
  sla: z.object({ acceptWithinSeconds: secondsSchema, incidentWithinSeconds: secondsSchema }),
  sync: z.object({ targets: z.array(hubspotTargetSchema) }),
});
export type Contract = z.infer<typeof contractSchema>;
