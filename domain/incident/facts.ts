import * as z from 'zod';
import { incidentCauseSchema } from './cause.ts';

const at = z.iso.datetime();
/** One reason to be in an incident: the subject, and the commit of its log that began it. */
export const memberSchema = z.string().regex(/^[^@]+@\d+$/);

/** Whose trouble a new member is; where it is left out, it is that of whoever came first. */
const stake = { contract: z.string().optional(), owner: z.string().optional() };

/** Every fact about an incident. Members are in the log: the one conditional put that opens, joins or resolves decides every race. */
export const incidentFactSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('IncidentOpened'),
    cause: incidentCauseSchema,
    contract: z.string().optional(),
    owner: z.string(),
    deadlineAt: at,
    since: at.optional(),
    member: memberSchema,
  }),
  /** `since` as when it opened: the same outage, and whoever knows of it is not told anew. */
  z.object({
    type: z.literal('IncidentReopened'),
    ...stake,
    deadlineAt: at,
    since: at.optional(),
    member: memberSchema,
  }),
  z.object({ type: z.literal('IncidentJoined'), ...stake, member: memberSchema }),
  /** `wentOn`: what it waited for has come, so that it went on by itself. */
  z.object({ type: z.literal('IncidentLeft'), member: memberSchema, wentOn: z.literal(true).optional() }),
  z.object({
    type: z.literal('IncidentRetried'),
    members: z.array(memberSchema).min(1),
    textId: z.string().optional(),
  }),
  /** All that lay in its queue by then was sent back to be processed. */
  z.object({ type: z.literal('IncidentRedriven'), before: at, textId: z.string() }),
  /** Somebody is to decide about all of it, until it ends. */
  z.object({ type: z.literal('IncidentAssigned'), owner: z.string(), textId: z.string() }),
  /** Nobody is told again before. */
  z.object({ type: z.literal('IncidentSnoozed'), until: at, textId: z.string() }),
  /** `onCall`: who of those on call is told of it; left out by what did not yet choose among a pool. */
  z.object({
    type: z.literal('IncidentEscalated'),
    count: z.number().int().positive(),
    nextAt: at,
    onCall: z.array(z.string()).optional(),
  }),
  z.object({
    type: z.literal('IncidentResolved'),
    because: z.enum(['cause-removed', 'by-hand']),
    textId: z.string().optional(),
  }),
]);
export type IncidentFact = z.infer<typeof incidentFactSchema>;
