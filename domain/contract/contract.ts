import * as z from 'zod';
import { calendarSchema } from '../calendar/calendar.ts';
import { channels, channelSchema } from './channel.ts';
import { contractIdSchema, personIdSchema, poolIdSchema, statusSchema } from './ids.ts';
import { modeSchema } from './mode.ts';
import { newsSchema } from './news.ts';
import { observabilitySchema } from './observability.ts';
import { targetSchema, targetSystemSchema } from './target.ts';

const DELIVER_WITHIN_SECONDS = 15 * 60;
const secondsSchema = z.number().int().nonnegative();

/** The kinds of record that may be handed over. */
const objectKindSchema = z.enum(['contact', 'deal']);
export type ObjectKind = z.infer<typeof objectKindSchema>;

/** A property that a record must carry. The limits are those of JSON Schema. */
const inputSchema = z.object({
  property: z.string(),
  label: z.string(),
  type: z.enum(['text', 'email', 'number', 'date']),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  pattern: z.string().optional(),
  enum: z.array(z.string()).optional(),
});
export type Input = z.infer<typeof inputSchema>;

/** A record of that kind must be linked, and carry these properties. */
const referenceSchema = z.object({
  object: z.enum(['company', 'contact', 'deal']),
  label: z.string(),
  inputs: z.array(inputSchema),
});
export type Reference = z.infer<typeof referenceSchema>;

/** How the person who is asked first is found; `pool` names one of the directory. */
const routingSchema = z.discriminatedUnion('strategy', [
  z.object({ strategy: z.literal('named-person'), person: personIdSchema }),
  z.object({ strategy: z.literal('record-owner') }),
  z.object({ strategy: z.literal('property'), property: z.string() }),
  z.object({ strategy: z.literal('round-robin'), pool: poolIdSchema }),
  z.object({ strategy: z.literal('least-loaded'), pool: poolIdSchema }),
]);
export type Routing = z.infer<typeof routingSchema>;

/** One of several ways to find that person. */
const routingRuleSchema = z.object({
  /** Without it the rule always applies. */
  when: z.object({ property: z.string(), oneOf: z.array(z.string()) }).optional(),
  /** Of those that apply, the highest counts. */
  priority: z.number().int(),
  ask: routingSchema,
});
export type RoutingRule = z.infer<typeof routingRuleSchema>;

/** One way for all records, or rules that choose among several. */
const routingPlanSchema = z.discriminatedUnion('strategy', [
  ...routingSchema.options,
  z.object({ strategy: z.literal('rules'), rules: z.array(routingRuleSchema) }),
]);
export type RoutingPlan = z.infer<typeof routingPlanSchema>;

/** A person, or whoever of a pool can be asked. */
const askedPartySchema = z.union([z.object({ person: personIdSchema }), z.object({ pool: poolIdSchema })]);
export type AskedParty = z.infer<typeof askedPartySchema>;

/** Somebody in the escalation chain; 'manager' is the manager of whoever was asked last by the routing. */
const escalationStepSchema = z.union([z.literal('manager'), askedPartySchema]);
export type EscalationStep = z.infer<typeof escalationStepSchema>;

const candidatesSchema = z.object({
  /** Whether the giver may be asked too. */
  mayBeGiver: z.boolean(),
  /** Whether whoever is outside of their own calendar's hours is left out. */
  onlyInWorkingHours: z.boolean(),
  /** What happens when everybody is left out. */
  whenNobody: z.enum(['fallback', 'hold', 'wait']),
});

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
  /** Told of what passed its deadline: a person, or whoever of a pool is there. */
  onCall: z.union([personIdSchema, z.object({ pool: poolIdSchema })]).optional(),
  /** What a record became before this instant starts nothing. */
  activeFrom: z.iso.datetime().optional(),
  /** What may be done under it; the stage may allow less. */
  mode: modeSchema.default('enforce'),
  /** Who is asked while it is in pilot; whoever answers for the contract is besides. */
  pilot: z.array(personIdSchema).default([]),
  trigger: z.object({
    source: z.literal('hubspot'),
    object: objectKindSchema,
    property: z.string(),
    /** Only deals of this pipeline count; undefined for what has none. */
    pipeline: z.string().optional(),
    status: statusSchema,
    /** Whether each time that a record takes the status is one of its own, or only the first ever. */
    occurrence: z.enum(['each-time', 'once-per-record']).default('each-time'),
  }),
  /** Nothing is offered while a handoff of this contract on the same record is not done. */
  after: contractIdSchema.optional(),
  statusMap: z.record(z.string(), statusSchema),
  inputs: z.array(inputSchema),
  /** What other properties of the record have to say where they say anything; another value contradicts its status. */
  consistency: z
    .array(z.object({ property: z.string(), label: z.string(), oneOf: z.array(z.string()).min(1) }))
    .default([]),
  /** What must be linked to the record besides. */
  references: z.array(referenceSchema).default([]),
  show: z.array(z.object({ property: z.string(), label: z.string() })),
  /** The property that holds how much is at stake. */
  amount: z.string().optional(),
  /** What may be not ready about it, in the contract's own words; empty: the usual reasons. */
  returnReasons: z.array(z.object({ code: z.string(), label: z.string() })).default([]),
  recordLink: z.string(),
  giver: z.object({
    property: z.string().optional(),
    /** What they are told as it happens. */
    tell: z.array(newsSchema).default([]),
  }),
  routing: routingPlanSchema,
  /** Who decides where rules lead to different people; undefined: the contract owner. */
  ambiguity: z.object({ desk: askedPartySchema }).optional(),
  candidates: candidatesSchema.default({
    mayBeGiver: false,
    onlyInWorkingHours: false,
    whenNobody: 'fallback',
  }),
  /** How many offers may expire before the fallback is asked. */
  rounds: z.number().int().positive().default(1),
  fallback: askedPartySchema.optional(),
  escalation: z.array(escalationStepSchema).default([]),
  acknowledgment: z.object({
    /** By which people may be asked, in the order for those who have none of their own. */
    channels: z.array(channelSchema).default([...channels]),
    /** For how long an offer that no channel takes is sent again before it counts as not delivered. */
    deliverWithinSeconds: secondsSchema.default(DELIVER_WITHIN_SECONDS),
    /** Whether what can wait is sent after the quiet hours of whoever is told (also if undefined), or at once. */
    quietHours: z.enum(['respect', 'ignore']).optional(),
    /** What an answer through the link in a mail needs: the code of the mail (also if undefined), or the choice alone. */
    confirm: z.enum(['code', 'choice']).optional(),
    /** Counted like the deadline. */
    remindAfterSeconds: z.array(secondsSchema),
    /** The longest that one offer may be put off in all; 0: not at all. */
    snoozeAtMostSeconds: secondsSchema.default(0),
  }),
  /** More than that waits for a person. */
  storm: z
    .object({
      admissions: z.number().int().positive(),
      withinSeconds: z.number().int().positive(),
      openOffersPerPerson: z.number().int().positive().optional(),
    })
    .optional(),
  sla: z.object({
    acceptWithinSeconds: secondsSchema,
    /** With one, what is counted until the deadline is the working time of this calendar. */
    calendar: calendarSchema.optional(),
    incidentWithinSeconds: secondsSchema,
  }),
  /** The status that the record is set back to when it is returned, until it goes on; undefined: it is left. */
  whenReturned: z.object({ setStatusTo: statusSchema }).optional(),
  /** Until when the work has to begin after the acceptance, and what follows where it does not; without it nothing is expected. */
  start: z
    .object({
      withinSeconds: secondsSchema,
      /** How far ahead whoever accepts may put it, in elapsed time. */
      latestSeconds: secondsSchema,
      /** From each step to the next: the reminder, word to the manager, what follows. */
      graceSeconds: secondsSchema,
      /** What shows that it has begun. */
      statuses: z.array(statusSchema),
      whenMissed: z.enum(['ask', 're-offer']),
    })
    .optional(),
  /** What follows when the record moves on while nobody has accepted. */
  whenRecordMoves: z.enum(['withdraw', 'ask', 'keep', 'set-back']).default('withdraw'),
  /** What follows when a target shows another owner after the end. */
  whenOwnerChanges: z.enum(['adopt', 'restore', 'ask']).default('adopt'),
  /** What follows when a target cannot be written while others are. */
  whenPartial: z.enum(['hold', 'roll-back', 'retry']).default('hold'),
  /** What its numbers are held against; without it they are only told. */
  observability: observabilitySchema.optional(),
  /** Whose word counts for each kind of object that it touches. */
  systemOfRecord: z.array(z.object({ object: z.string(), system: targetSystemSchema })).default([]),
  sync: z.object({ targets: z.array(targetSchema) }),
});
export type Contract = z.infer<typeof contractSchema>;
