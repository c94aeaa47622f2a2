import * as z from 'zod';
import { channels } from '../contract/channel.ts';
import { SEVERITIES } from '../incident/severity.ts';
import { storyLineSchema } from '../story/story-line.ts';
import { whoSchema } from './who.ts';
import { reasonSchema } from './reason.ts';

/** What may stand behind the `?` of the list of incidents. */
export const incidentsRequestSchema = z.strictObject({
  status: z.enum(['open', 'resolved'], 'one of open, resolved').default('open'),
  cursor: z.string('the cursor of an earlier page').min(1).optional(),
  limit: z.coerce
    .number('a whole number from 1 to 100')
    .int('a whole number')
    .min(1, '1 or more')
    .max(100, '100 or less')
    .default(25),
  /** With what each holds up, which costs a log each. */
  holding: z.literal('yes', 'yes, or nothing').optional(),
  /** With what came into each since then, from the same log. */
  since: z.iso.datetime('an instant such as 2030-01-31T12:00:00Z').optional(),
});

/** How many handoffs are held, and events blocked, under one contract by one incident. */
const holdingSchema = z.object({
  contract: z.string().optional(),
  held: z.number().int().nonnegative(),
  blocked: z.number().int().nonnegative(),
});
export type Holding = z.infer<typeof holdingSchema>;

/** Something that came into an incident, by its name, and when it did so last. */
const cameSchema = z.object({ of: z.string(), at: z.iso.datetime() });
export type Came = z.infer<typeof cameSchema>;

/** One incident in the list. `because`: its cause as a clause; `decideBy`: by when it is, or was, to be decided. */
export const listedIncidentSchema = z.object({
  id: z.string(),
  status: z.enum(['open', 'resolved']),
  severity: z.enum(SEVERITIES),
  cause: z.string(),
  because: z.string(),
  contract: z.string().optional(),
  /** The system for which what it holds waits, where that is the cause: it goes on once that shows the new owner. */
  waitsFor: z.string().optional(),
  /** The system that does not let Baton in, where that is the cause. */
  refusedBy: z.string().optional(),
  owner: whoSchema,
  /** How many decide about it, each about their own part. */
  deciders: z.number().int().positive(),
  /** Who they are, by id. */
  inCharge: z.array(z.string()).optional(),
  since: z.iso.datetime(),
  decideBy: z.iso.datetime(),
  /** It is open and should have been decided by then. */
  isMissed: z.literal(true).optional(),
  /** What it holds up and what came into it is not known, because a newer version wrote to its log. */
  isUnread: z.literal(true).optional(),
  /** How many handoffs, events or messages it holds. */
  holds: z.number().int().nonnegative(),
  /** How often its cause came, after at least a day without it; and came back within a day, this time. */
  openings: z.number().int().positive(),
  reopenings: z.number().int().nonnegative(),
  /** What it holds up, by contract, where that was asked for; none where what it holds goes on. */
  holding: z.array(holdingSchema).optional(),
  /** What came into it since the instant that was asked about, each once, the newest first, up to so many. */
  came: z.array(cameSchema).optional(),
});
export type ListedIncident = z.infer<typeof listedIncidentSchema>;

/** `next`: the cursor of the page after this one. */
export const incidentsAnswerSchema = z.object({
  incidents: z.array(listedIncidentSchema),
  next: z.string().optional(),
});
export type IncidentsAnswer = z.infer<typeof incidentsAnswerSchema>;

const heldSchema = z.object({
  kind: z.string(),
  id: z.string(),
  since: z.iso.datetime().optional(),
  correlationId: z.string().optional(),
});

/** Something that was tried before, in words: a request to a system without what was in it, an offer, an answer. */
const triedSchema = z.object({ at: z.iso.datetime(), what: z.string() });

/** What whoever decides about an incident has to know: about the first that it holds, where it holds several. */
export const incidentPackageSchema = z.object({
  suggestion: z.string(),
  lastGoodStep: z.string().optional(),
  tried: z.array(triedSchema),
  /** The event as it came, of texts only how long they are. */
  sample: z.string().optional(),
  /** The last lines of the log before. */
  log: z.array(storyLineSchema),
  idempotencyKey: z.string().optional(),
  correlationId: z.string().optional(),
});
export type IncidentPackage = z.infer<typeof incidentPackageSchema>;

/** Seconds from what first showed the cause until it was told, and from then until it was over; undefined: not known, or not over. */
export const incidentTimesSchema = z.object({
  detectSeconds: z.number().nonnegative().optional(),
  recoverSeconds: z.number().nonnegative().optional(),
});
export type IncidentTimes = z.infer<typeof incidentTimesSchema>;

/** `held`: what it holds, the first ones; `story`: everything that happened to the incident itself. */
export const incidentAnswerSchema = z.object({
  incident: listedIncidentSchema,
  assignee: whoSchema.optional(),
  /** Until when and by whom it was put off, as long as that is not over. */
  snoozed: z.object({ until: z.iso.datetime(), by: z.string() }).optional(),
  tellAt: z.iso.datetime().optional(),
  package: incidentPackageSchema,
  times: incidentTimesSchema,
  held: z.array(heldSchema),
  story: z.array(storyLineSchema),
});
export type IncidentAnswer = z.infer<typeof incidentAnswerSchema>;

/** What is done with an incident itself. */
export const CHARGES = ['assign', 'snooze', 'resolve'] as const;
export type Charge = (typeof CHARGES)[number];

/**
 * `owner` with assign; `until` with snooze: a date, an instant or a duration. `preview`: it is decided and answered, and
 * nothing is done; only that needs no reason.
 */
export const chargeRequestSchema = z.strictObject({
  preview: z.boolean('true or false').default(false),
  reason: reasonSchema.optional(),
  owner: z.string('the id of a person').min(1, 'the id of a person').optional(),
  until: z.string('a date, an instant, or a duration such as 4h').min(1).optional(),
});
export type ChargeRequest = z.input<typeof chargeRequestSchema>;

/**
 * What an act would do. Put off: until when, and in whose zone a day ends. Given to somebody: to whom, and by which way they
 * would be told.
 */
const chargePreviewSchema = z.object({
  until: z.iso.datetime().optional(),
  zone: z.string().optional(),
  zoneOf: whoSchema.optional(),
  owner: whoSchema.optional(),
  toldBy: z.enum(channels).optional(),
});
export type ChargePreview = z.infer<typeof chargePreviewSchema>;

/** `changed` false: it was so already. `story`: what it added, or nothing with a `preview`. */
export const chargeAnswerSchema = z.object({
  id: z.string(),
  status: z.enum(['open', 'resolved']),
  changed: z.boolean(),
  tellAt: z.iso.datetime().optional(),
  story: z.array(storyLineSchema),
  preview: chargePreviewSchema.optional(),
  /** Where it closes the incident: what becomes of what failed, in sentences. */
  after: z.string().optional(),
});
export type ChargeAnswer = z.infer<typeof chargeAnswerSchema>;
