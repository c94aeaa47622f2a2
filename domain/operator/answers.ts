import * as z from 'zod';
import { quietHoursSchema } from '../routing/wishes.ts';
import { CONSENTING_SYSTEMS, credentialNoteSchema } from './credential-note.ts';
import { channelSchema } from '../contract/channel.ts';
import { rowSchema } from '../ports/rows.ts';
import { attemptRecordSchema } from '../ports/attempt-records.ts';
import { receiptSchema } from '../ports/side-items.ts';
import { subjectIdSchema } from '../ids.ts';
import { settingsSchema } from '../settings.ts';
import { storyLineSchema } from '../story/story-line.ts';

export const whoSchema = z.object({ id: z.string(), name: z.string() });
export type Who = z.infer<typeof whoSchema>;

const kindSchema = z.enum(['handoff', 'blocked']);

/** One line of the list. `record` is `system:type:id`; `decider`, `decideBy`: of what is held or blocked. */
export const listedSchema = z.object({
  id: z.string(),
  kind: kindSchema,
  status: z.string(),
  contract: z.string().optional(),
  record: z.string().optional(),
  offeredTo: whoSchema.optional(),
  owner: whoSchema.optional(),
  decider: whoSchema.optional(),
  decideBy: z.string().optional(),
  /** Nobody decided by then. */
  isMissed: z.literal(true).optional(),
  /** Why it is held or blocked, as a word. */
  cause: z.string().optional(),
  /** How many wait for the same decision, itself included, where it is more than one. */
  together: z.number().int().optional(),
  /** The handoff of the same record that has to be done first, by its id. */
  after: z.string().optional(),
  /** The queue in which it waits for its turn, in words: where, after “it waits”. */
  waitsIn: z.string().optional(),
  /** Until when its offer is not sent, because it is to be quiet for whoever is asked. */
  quietUntil: z.string().optional(),
  /** Of what is only observed: who would have been asked, if anybody. */
  wouldAsk: whoSchema.optional(),
  openedAt: z.string(),
  dueAt: z.string().optional(),
  /** Until when whoever accepted begins, as long as that is awaited. */
  startBy: z.string().optional(),
});
export type Listed = z.infer<typeof listedSchema>;

const pausedContractSchema = z.object({ contract: z.string(), until: z.string() });
export type PausedContract = z.infer<typeof pausedContractSchema>;

/** `next`: the cursor of the page after this one. A page may be short, or empty, and still have a next one. */
export const listAnswerSchema = z.object({
  handoffs: z.array(listedSchema),
  /** Contracts in question that offer nothing now. */
  paused: z.array(pausedContractSchema).default([]),
  /** Systems of which nothing is asked now, each with the reason as a sentence without its full stop. */
  leftAlone: z.array(z.string()).default([]),
  next: z.string().optional(),
});
export type ListAnswer = z.infer<typeof listAnswerSchema>;

const targetSummarySchema = z.object({
  target: z.string(),
  verdict: z.string().optional(),
  /** Those that count: what the system put off takes none. */
  attempts: z.number(),
  /** Where what was written is taken back: whether it is, or somebody else has changed it, or nothing was written. */
  takenBack: z.enum(['back', 'left', 'failed', 'to-do', 'not-written']).optional(),
});
export type TargetSummary = z.infer<typeof targetSummarySchema>;

/** What the log says now. `waitsFor`: why it cannot go on by itself. */
export const summarySchema = listedSchema.extend({
  correlationId: z.string(),
  giver: whoSchema.optional(),
  acceptedAt: z.string().optional(),
  /** When whoever accepted was known to have begun. */
  startedAt: z.string().optional(),
  acceptBy: z.string().optional(),
  waitsFor: z.string().optional(),
  /** Until when its contract is paused, if it is. */
  pausedUntil: z.string().optional(),
  targets: z.array(targetSummarySchema),
  /** Whose word counts for each kind of object that its contract touches. */
  systemOfRecord: z.array(z.object({ object: z.string(), system: z.string() })).optional(),
});
export type Summary = z.infer<typeof summarySchema>;

export const showAnswerSchema = z.object({
  summary: summarySchema,
  row: rowSchema.optional(),
  story: z.array(storyLineSchema),
});
export type ShowAnswer = z.infer<typeof showAnswerSchema>;

/** Everything that is needed to check a log without believing whoever sends it: the stored texts, the row, the times. */
export const logAnswerSchema = z.object({
  subjectId: subjectIdSchema,
  commits: z.array(z.string()).min(1),
  row: rowSchema.optional(),
  settings: settingsSchema,
});
export type LogAnswer = z.infer<typeof logAnswerSchema>;

/** What has become of an event by now: one that was blocked may have been discarded since. */
export const receiptAnswerSchema = receiptSchema.extend({
  outcome: z.enum([...receiptSchema.shape.outcome.options, 'discarded']),
});
export type ReceiptAnswer = z.infer<typeof receiptAnswerSchema>;

/** What workers sent for a handoff and were told, the earliest first. `isCut`: there are earlier ones. */
export const attemptsAnswerSchema = z.object({
  id: z.string(),
  attempts: z.array(attemptRecordSchema),
  isCut: z.boolean(),
});
export type AttemptsAnswer = z.infer<typeof attemptsAnswerSchema>;

/** `changed` false: it was so already. `story`: what the decision added. */
export const decisionAnswerSchema = z.object({
  id: z.string(),
  status: z.string(),
  changed: z.boolean(),
  story: z.array(storyLineSchema),
});
export type DecisionAnswer = z.infer<typeof decisionAnswerSchema>;

/**
 * What the log knows of a value that Baton last wrote: read back, dropped, something else instead of it, or nothing. What
 * stands there now only a look would tell.
 */
export const lastKnownSchema = z.enum(['read-back', 'dropped', 'changed', 'unknown']);
export type LastKnown = z.infer<typeof lastKnownSchema>;

/** One system that would get back what stood there before, in its turn; `values` are left out once they are erased. */
const toReverseSchema = z.object({
  target: z.string(),
  values: z.record(z.string(), z.string()).optional(),
  /** What Baton last wrote there, as far as the log knows. */
  shown: z.record(z.string(), z.string()).optional(),
  /** And what is known of each of these values. */
  known: z.record(z.string(), lastKnownSchema).optional(),
  /** Baton made it: it has no values of before, and is put away. */
  isMade: z.literal(true).optional(),
  /** A thing that was written before the record led to another one: it stays as it is. */
  thing: z.string().optional(),
});
export type ToReverse = z.infer<typeof toReverseSchema>;

/**
 * What a rollback would write, unless somebody has changed it since, and which systems no write has reached. Nothing is
 * changed by asking.
 */
export const rollbackPlanSchema = z.object({
  id: z.string(),
  targets: z.array(toReverseSchema),
  notWritten: z.array(z.string()).default([]),
});
export type RollbackPlan = z.infer<typeof rollbackPlanSchema>;

/** `waiting`: how many events waited for the value, as far as the newest of the contract and its incident tell. */
export const mappingAnswerSchema = z.object({
  waiting: z.number().int().nonnegative(),
  contract: z.string(),
  value: z.string(),
  status: z.string(),
  endsAt: z.string(),
  changed: z.boolean(),
});
export type MappingAnswer = z.infer<typeof mappingAnswerSchema>;

/** `until` is left out when the contract goes on. `changed` false: it was so already. */
export const pauseAnswerSchema = z.object({
  contract: z.string(),
  until: z.string().optional(),
  changed: z.boolean(),
});
export type PauseAnswer = z.infer<typeof pauseAnswerSchema>;

/** A time that has not ended in which somebody is not asked. `entered`: by an operator, and not in directory.yaml. */
const absenceAnswerSchema = z.object({
  from: z.string(),
  until: z.string(),
  delegate: whoSchema.optional(),
  entered: z.boolean(),
  reason: z.string().optional(),
});
export type AbsenceAnswer = z.infer<typeof absenceAnswerSchema>;

/** A way by which offers did not arrive lately; `isMarked`: it keeps failing, and is tried last. */
const troubleAnswerSchema = z.object({
  channel: channelSchema,
  failures: z.number().int().positive(),
  since: z.string(),
  because: z.string(),
  isMarked: z.boolean(),
});
export type TroubleAnswer = z.infer<typeof troubleAnswerSchema>;

/** Somebody of the directory as they can be asked now. `open`: handoffs offered to them or owned and not ended. */
export const personAnswerSchema = whoSchema.extend({
  isActive: z.boolean(),
  awayUntil: z.string().optional(),
  absences: z.array(absenceAnswerSchema),
  /** When and why an operator took back what was entered, as long as it would have lasted. */
  takenBack: z.object({ at: z.string(), reason: z.string() }).optional(),
  open: z.number().int().nonnegative(),
  capacity: z.number().int().positive().optional(),
  troubles: z.array(troubleAnswerSchema).optional(),
  /** The order of channels that they chose themselves. */
  channels: z.array(channelSchema).optional(),
  /** When they want it quiet, each day, where they are. */
  quietHours: quietHoursSchema.optional(),
  /** When their personal links were ended last: by themselves, or by an operator who said why. */
  linksEnded: z
    .object({ at: z.string(), byThemselves: z.boolean(), reason: z.string().optional() })
    .optional(),
});
export type PersonAnswer = z.infer<typeof personAnswerSchema>;

/** `offers`: the open offers that go to others because of it, or would. `entered` false: nothing was changed. */
export const absenceEnteredSchema = personAnswerSchema.extend({
  entered: z.boolean(),
  offers: z.array(listedSchema),
});
export type AbsenceEntered = z.infer<typeof absenceEnteredSchema>;

export const peopleAnswerSchema = z.object({ people: z.array(personAnswerSchema) });
export type PeopleAnswer = z.infer<typeof peopleAnswerSchema>;

/**
 * `form`: what of the credential of a system is known by its form alone. `trial`: how the system took it before it was
 * stored; `because`: why it is not known whether it does.
 */
export const secretAnswerSchema = z.object({
  name: z.string(),
  stored: z.literal(true),
  trial: z.enum(['accepted', 'unanswered', 'not-possible']).optional(),
  because: z.string().optional(),
  form: z.enum(['token', 'app']).optional(),
});
export type SecretAnswer = z.infer<typeof secretAnswerSchema>;

/**
 * Where a person consents to what Baton asks of a system. `accountId`: whose consent it has to be, where that is known;
 * `credential`: what opens the system now, as far as it is known.
 */
export const connectionAnswerSchema = z.object({
  system: z.enum(CONSENTING_SYSTEMS),
  apiUrl: z.url(),
  appUrl: z.url(),
  accountId: z.string().optional(),
  credential: credentialNoteSchema.optional(),
});
export type ConnectionAnswer = z.infer<typeof connectionAnswerSchema>;

/** `person`: who of the directory consented, whose doings Baton's own will look like. */
export const connectedAnswerSchema = z.object({
  system: z.enum(CONSENTING_SYSTEMS),
  stored: z.literal(true),
  person: z.string().optional(),
});
export type ConnectedAnswer = z.infer<typeof connectedAnswerSchema>;

/** One prerequisite: in order, or what to do next; in order with a `next`: what to do before it is not. */
export const checkSchema = z.object({
  name: z.string(),
  ok: z.boolean(),
  found: z.string(),
  next: z.string().optional(),
  /** Whether somebody is reached, whether all are, or how far a quota is used: the week's report tells it too. */
  about: z.enum(['person', 'people', 'quota']).optional(),
});
export type Check = z.infer<typeof checkSchema>;

export const doctorAnswerSchema = z.object({ checks: z.array(checkSchema) });
export type DoctorAnswer = z.infer<typeof doctorAnswerSchema>;

/** Why a request came to nothing: a stable word, a sentence, and for bad input which field and what it should be. */
export const operatorErrorSchema = z.object({
  word: z.string(),
  sentence: z.string(),
  field: z.string().optional(),
  suggestion: z.string().optional(),
});
export type OperatorError = z.infer<typeof operatorErrorSchema>;
export const errorAnswerSchema = z.object({ error: operatorErrorSchema });
