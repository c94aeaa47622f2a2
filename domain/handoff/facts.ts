import * as z from 'zod';
import { channelSchema } from '../contract/channel.ts';
import { handoffIdSchema } from '../ids.ts';
import { recordRefSchema } from '../record.ts';
import { choiceSchema, leftOutSchema } from '../routing/choice.ts';
import { holdCauseSchema } from './hold-cause.ts';
import { wouldSchema } from './observation.ts';
import { offerBecauseSchema } from './offer-because.ts';
import { recordMoveSchema } from './record-move.ts';
import { START_STEPS } from './start.ts';

const at = z.iso.datetime();
const epoch = z.number().int().positive();
const run = z.number().int().positive();
const attempt = z.number().int().positive();
const person = z.string().min(1);
const target = z.string().min(1);
const channel = channelSchema;

/** The waits of the workflow. */
export const waitStateSchema = z.enum(['offer', 'sync', 'rollback']);
export type WaitState = z.infer<typeof waitStateSchema>;

/** The machine steps that have a deadline of their own. */
export const stepSchema = z.enum(['offer', 'advance', 'sync', 'rollback']);
export type Step = z.infer<typeof stepSchema>;

/** Under which id it is kept what a person wrote with it, where they did. */
const textId = z.string().optional();
/** What kept open what had become of the last write, as a code: no answer came, or none that says it. */
const unanswered = z.string().optional();

const digestsSchema = z.record(z.string(), z.string());

/** Verdicts that count as done. */
export const doneVerdictSchema = z.enum(['VERIFIED', 'ALREADY', 'NORMALISED']);
/** Verdicts that mean the system does not show what was accepted. */
export const mismatchVerdictSchema = z.enum(['DROPPED', 'ALTERED', 'OVERWRITTEN', 'UNVERIFIABLE']);

/** Every fact about a handoff: past tense, ids, codes and digests only. A fact without `v` is version 1. */
export const handoffFactSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('HandoffRequested'),
    handoffId: handoffIdSchema,
    contract: z.string(),
    contractDigest: z.string(),
    record: recordRefSchema,
    status: z.string(),
    occurredAt: at,
    giver: person,
    /** Neither the contract nor the event nor the record named a giver: whoever answers for the contract stands in. */
    nobodyGave: z.literal(true).optional(),
    /** Whom the record named as the one to ask, if the contract asks for that. */
    nominee: person.optional(),
    /** Which rule (from 1) of the contract's routing counts, where it has rules. */
    rule: z.number().int().positive().optional(),
    targets: z.array(target).min(1),
    /** Its contract was in pilot: nobody but these is ever contacted. */
    pilot: z.array(person).optional(),
  }),
  /** Baton only looks on: nobody is contacted, nothing is written. `until`: the deadline that an offer would have had. */
  z.object({ type: z.literal('HandoffObserved'), would: wouldSchema, until: at }),
  /** A target got another owner by itself; `owner`: who, if the directory knows them. */
  z.object({
    type: z.literal('TransferObserved'),
    owner: person.optional(),
    /** Since the record got the status that it is about. */
    tookSeconds: z.number().nonnegative(),
  }),
  z.object({ type: z.literal('TransferOverdue') }),
  z.object({ type: z.literal('WorkflowStarted'), run }),
  z.object({ type: z.literal('WorkflowWaiting'), run, state: waitStateSchema, epoch }),
  z.object({
    type: z.literal('OfferMade'),
    epoch,
    to: person,
    because: offerBecauseSchema,
    /** Whom else the choice was about; without one, a person named whom to ask. */
    choice: choiceSchema.optional(),
    expiresAt: at,
    remindAt: at.optional(),
  }),
  z.object({ type: z.literal('OfferDelivered'), epoch, channel }),
  z.object({ type: z.literal('DeliveryFailed'), epoch, channel, because: z.string() }),
  /** No channel takes the offer now; nobody was told of it. It is sent again at `until`. */
  z.object({ type: z.literal('DeliveryDeferred'), epoch, channel, because: z.string(), until: at }),
  /** Whoever is asked wants it quiet: the offer goes out at `until`, by this channel if nothing changes. */
  z.object({ type: z.literal('OfferKeptQuiet'), epoch, channel, until: at }),
  z.object({ type: z.literal('DeliveryRetryDue'), epoch }),
  z.object({ type: z.literal('OfferUndeliverable'), epoch, channel, because: z.string() }),
  z.object({ type: z.literal('ReminderDue'), epoch }),
  /** `startBy`: until when they begin, where the contract awaits that. */
  z.object({ type: z.literal('OfferAccepted'), epoch, by: person, startBy: at.optional() }),
  z.object({
    type: z.literal('OfferDeclined'),
    epoch,
    by: person,
    reason: z.string(),
    textId,
  }),
  z.object({
    type: z.literal('HandoffReturned'),
    epoch,
    by: person,
    reason: z.string(),
    missing: z.array(z.string()),
    textId,
  }),
  z.object({
    type: z.literal('OfferHandedOn'),
    epoch,
    by: person,
    to: person,
    textId,
  }),
  /** Put off by whoever is asked: the deadline moves with it, and a reminder comes then. */
  z.object({ type: z.literal('OfferSnoozed'), epoch, by: person, until: at, expiresAt: at }),
  z.object({ type: z.literal('OfferExpired'), epoch }),
  /** The contract's pauses moved the deadlines of the offer: one holds until then, or ended otherwise than planned. */
  z.object({ type: z.literal('OfferPaused'), epoch, until: at, expiresAt: at, remindAt: at.optional() }),
  z.object({ type: z.literal('OfferResumed'), epoch, expiresAt: at, remindAt: at.optional() }),
  /** Nobody can be asked before then; the epoch has no offer. */
  z.object({
    type: z.literal('OfferPostponed'),
    epoch,
    until: at,
    leftOut: z.array(leftOutSchema),
    /** Without it: until somebody is back. */
    because: z.literal('paused').optional(),
    /** The handoff of the same record that has to be done first, as its log stood; `until`: when it is looked at again. */
    after: z
      .object({ handoffId: handoffIdSchema, contract: z.string(), seq: z.number().int().positive() })
      .optional(),
    /** Whom a person named to be asked then. */
    next: z.object({ to: person, because: z.enum(['reassigned', 'asked-again', 'handed-on']) }).optional(),
  }),
  z.object({
    type: z.literal('PostponementEnded'),
    epoch,
    /** How the handoff ended that had to be done first. */
    after: z.object({ handoffId: handoffIdSchema, end: z.enum(['completed', 'cancelled']) }).optional(),
  }),
  z.object({ type: z.literal('HandoffEscalated'), level: z.number().int().positive(), to: person }),
  z.object({
    type: z.literal('OfferWithdrawn'),
    epoch,
    because: z.enum(['reassigned', 'away', 'cancelled']),
    next: person.optional(),
    textId,
  }),
  z.object({ type: z.literal('AnswerRefused'), epoch, by: person, because: z.string() }),
  z.object({
    type: z.literal('StepFailed'),
    run,
    epoch,
    state: waitStateSchema,
    count: z.number().int().positive(),
    /** Which visit of the workflow told of it: one that tells again tells of the same failure. */
    visit: z.string().optional(),
  }),
  z.object({ type: z.literal('StepOverdue'), run, step: stepSchema, count: z.number().int().positive() }),
  z.object({ type: z.literal('HandoffHeld'), cause: holdCauseSchema }),
  z.object({
    type: z.literal('HandoffReleased'),
    how: z.enum(['retried', 'reassigned', 'corrected', 'skipped', 'rolled-back']),
    to: person.optional(),
    textId,
  }),
  z.object({ type: z.literal('SyncStarted'), run, epoch }),
  z.object({
    type: z.literal('TargetPlanned'),
    target,
    epoch,
    attempt,
    before: digestsSchema,
    wanted: digestsSchema,
    leaseUntil: at,
    /** What was written is to be taken back; without it, the new owner is to be entered. */
    purpose: z.literal('reverse').optional(),
    /** Under which id its values are kept, with the thing that it writes; older ones are kept by their attempt. */
    kept: z.string().optional(),
    /** The fields in which it found what an earlier plan wrote, in whatever form the system shows that. */
    ours: z.array(z.string()).optional(),
    /** The thing that the plan before was for, where the record leads to another one now. */
    movedFrom: z.string().optional(),
    unanswered,
  }),
  z.object({
    type: z.literal('AttemptFailed'),
    target,
    epoch,
    attempt,
    because: z.string(),
    /** No write was refused, but a cancel's look at what became of it: whether it was written is not known. */
    isUnread: z.literal(true).optional(),
  }),
  /** With its attempt, a plan that ended without a write; without one, a look that was put off and ends nothing. */
  z.object({
    type: z.literal('TargetDeferred'),
    target,
    epoch,
    attempt: attempt.optional(),
    until: at,
    because: z.string(),
    /** With this one it has been put off for so long that somebody is told. */
    isLong: z.literal(true).optional(),
    /** Since when it has been left alone: what has the same one is the same outage. */
    since: at.optional(),
    /** The system that is left alone for now, where that is why. */
    system: z.string().optional(),
    /** It failed, and the contract has it tried anew then, with new attempts: for this time since a person decided. */
    round: z.number().int().positive().optional(),
  }),
  /** `textId`: a person had it looked at before the wait was over. */
  z.object({ type: z.literal('DeferralEnded'), target, epoch, textId }),
  /**
   * Its message has stood in the queue of this target since then, which moves and has not come to it: the target is
   * looked at again at `until`, and is late no sooner. `isLong`: somebody is told.
   */
  z.object({
    type: z.literal('TargetQueued'),
    target,
    epoch,
    since: at,
    until: at,
    isLong: z.literal(true).optional(),
  }),
  z.object({
    type: z.literal('TargetVerified'),
    target,
    epoch,
    attempt,
    verdict: doneVerdictSchema,
    unanswered,
  }),
  z.object({
    type: z.literal('TargetMismatched'),
    target,
    epoch,
    attempt,
    verdict: mismatchVerdictSchema,
    field: z.string(),
    kept: z.string().optional(),
    unanswered,
  }),
  z.object({
    type: z.literal('TargetFailed'),
    target,
    epoch,
    attempt,
    because: z.string(),
    field: z.string().optional(),
    unanswered,
  }),
  /** A person decided to do without it. `textId`: why, where no release says so. */
  z.object({ type: z.literal('TargetSkipped'), target, epoch, textId }),
  /** A person no longer has a cancel wait until its last plan can be read back: whether that was written is not known. */
  z.object({
    type: z.literal('ReadBackGivenUp'),
    target,
    epoch,
    attempt,
    textId,
  }),
  /** From here on everything that was written is taken back. `failedTarget`: for what the contract says so. */
  z.object({
    type: z.literal('RollbackStarted'),
    because: z.enum(['operator', 'policy']),
    failedTarget: target.optional(),
  }),
  z.object({
    type: z.literal('TargetReversed'),
    target,
    epoch,
    attempt,
    verdict: doneVerdictSchema,
    unanswered,
  }),
  /** 'overwritten': somebody else's value stands there, and is left. */
  z.object({
    type: z.literal('ReversalFailed'),
    target,
    epoch,
    attempt,
    because: z.string(),
    field: z.string().optional(),
    unanswered,
  }),
  z.object({ type: z.literal('RollbackEnded'), outcome: z.enum(['complete', 'partial']) }),
  /** `without`: the targets that a person decided to do without. */
  z.object({ type: z.literal('HandoffCompleted'), without: z.array(target).optional() }),
  /** Whoever accepted has begun: as they or an operator said, or as the record shows. */
  z.object({
    type: z.literal('WorkStarted'),
    epoch,
    how: z.enum(['link', 'slack', 'operator', 'record']),
    textId,
  }),
  /** It has not begun in time; `next`: when the next step follows, should it still not have. */
  z.object({ type: z.literal('StartOverdue'), epoch, step: z.enum(START_STEPS), next: at.optional() }),
  /** The contract's pauses moved the deadline of the start: one holds until then, or ended otherwise than planned. */
  z.object({ type: z.literal('StartPaused'), epoch, until: at, dueAt: at }),
  z.object({ type: z.literal('StartResumed'), epoch, dueAt: at }),
  /** A target shows another owner than the log claims; it is looked at again from then on. */
  z.object({ type: z.literal('DifferenceSeen'), target, recheckAt: at }),
  /** It is looked at now; `recheckAt`: once more then, should that come to nothing. */
  z.object({ type: z.literal('SecondLookDue'), target, recheckAt: at }),
  z.object({ type: z.literal('DifferenceGone'), target }),
  /** What had ended goes on: these targets are written again, or somebody else is asked. `textId`: why a person wants it. */
  z.object({
    type: z.literal('HandoffReopened'),
    because: z.enum(['owner-changed', 'not-started', 'replayed']),
    targets: z.array(target),
    textId,
  }),
  /** What the contract makes of it stands in the same commit. */
  z.object({ type: z.literal('RecordMovedOn'), move: recordMoveSchema }),
  /** The record is to get another status by Baton's own hand, unless somebody has changed it since. */
  z.object({
    type: z.literal('StatusChangeDue'),
    system: target,
    from: z.string(),
    to: z.string(),
    /** What the record got later than that is somebody's own change, and is left. */
    since: at,
    because: z.enum(['returned', 'moved-on', 'goes-on']),
  }),
  z.object({ type: z.literal('StatusChanged'), system: target, to: z.string() }),
  /** 'unwanted': it was overtaken before anything was written; 'taken-back': what was written by then was undone. */
  z.object({
    type: z.literal('StatusLeft'),
    system: target,
    because: z.enum(['changed', 'gone', 'unwanted', 'taken-back']),
  }),
  z.object({ type: z.literal('CancelRequested'), textId }),
  z.object({ type: z.literal('HandoffCancelled') }),
]);
export type HandoffFact = z.infer<typeof handoffFactSchema>;
export type FactOf<Type extends HandoffFact['type']> = Extract<HandoffFact, { type: Type }>;
