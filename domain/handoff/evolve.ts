import type { HandoffFact } from './facts.ts';
import type { HoldCause } from './hold-cause.ts';
import { evolveTarget, freshTarget } from './evolve-target.ts';
import { evolveWorkflow } from './evolve-workflow.ts';
import type { Exception, Handoff, HandoffCore, HandoffState, HandoffStatus, Parked } from './state.ts';
import { ownershipOf } from './state.ts';

/** Where a fact stands: its commit's number, instant and correlation id. */
export interface FactContext {
  readonly seq: number;
  readonly at: string;
  readonly correlationId: string;
}

/** The next state of a handoff after one fact. Pure; a fact that cannot follow the state is a programming error. */
export function evolveHandoff(state: HandoffState, fact: HandoffFact, context: FactContext): Handoff {
  if (fact.type === 'HandoffRequested') return requested(fact, context);
  if (state === undefined) throw new Error(`${fact.type} cannot be a handoff's first fact`);
  const core = coreAfter(state, fact, context);
  return { ...core, ...statusAfter(state, fact, context) };
}

function requested(fact: Extract<HandoffFact, { type: 'HandoffRequested' }>, context: FactContext): Handoff {
  return {
    handoffId: fact.handoffId,
    seq: context.seq,
    contract: fact.contract,
    contractDigest: fact.contractDigest,
    record: fact.record,
    canonicalStatus: fact.status,
    giver: fact.giver,
    correlationId: context.correlationId,
    requestedAt: context.at,
    epoch: 0,
    workflow: evolveWorkflow(undefined, fact, context),
    stepSince: context.at,
    progressSeq: context.seq,
    targets: Object.fromEntries(fact.targets.map((target) => [target, freshTarget])),
    deliveries: [],
    refusals: [],
    exceptions: [],
    reflectSeq: 0,
    lastOffer: undefined,
    status: 'deciding',
    pending: { kind: 'requested' },
  };
}

function coreAfter(state: Handoff, fact: HandoffFact, context: FactContext): HandoffCore {
  const isProgress = fact.type !== 'StepOverdue' && fact.type !== 'StepFailed';
  return {
    ...state,
    seq: context.seq,
    epoch: fact.type === 'OfferMade' ? fact.epoch : state.epoch,
    workflow: evolveWorkflow(state.workflow, fact, context),
    stepSince: context.at,
    progressSeq: isProgress ? context.seq : state.progressSeq,
    targets: evolveTargets(state, fact, context),
    deliveries:
      fact.type === 'OfferDelivered'
        ? [...state.deliveries, { epoch: fact.epoch, channel: fact.channel }]
        : state.deliveries,
    refusals: fact.type === 'AnswerRefused' ? [...state.refusals, refusalKey(fact)] : state.refusals,
    exceptions: exceptionsAfter(state, fact, context),
    reflectSeq: REFLECTED.has(fact.type) ? context.seq : state.reflectSeq,
    lastOffer: fact.type === 'OfferMade' ? { epoch: fact.epoch, to: fact.to } : state.lastOffer,
  };
}

/** The facts after which Baton's own properties on the record should show something else. */
const REFLECTED: ReadonlySet<HandoffFact['type']> = new Set([
  'OfferMade',
  'OfferAccepted',
  'HandoffHeld',
  'HandoffReleased',
  'HandoffCompleted',
  'HandoffCancelled',
]);

/** One refusal is remembered per offer, person and reason: clicking on a dead link for ever must not grow the log. */
export function refusalKey(refusal: {
  readonly epoch: number;
  readonly by: string;
  readonly because: string;
}): string {
  return `${String(refusal.epoch)} ${refusal.by} ${refusal.because}`;
}

function evolveTargets(state: Handoff, fact: HandoffFact, context: FactContext): HandoffCore['targets'] {
  return Object.fromEntries(
    Object.entries(state.targets).map(([name, target]) => [name, evolveTarget(name, target, fact, context)]),
  );
}

function exceptionsAfter(state: Handoff, fact: HandoffFact, context: FactContext): readonly Exception[] {
  const ended = lastingBefore(state, fact, context).map((one) =>
    one.endedSeq === undefined && ends(one, fact) ? { ...one, endedSeq: context.seq } : one,
  );
  const begun = exceptionBegun(state, fact);
  return begun === undefined
    ? ended
    : [...ended, { ...begun, seq: context.seq, at: context.at, endedSeq: undefined }];
}

/** One commit begins one exception: a hold takes the place of the delay that led to it, or its incident would end with it. */
function lastingBefore(state: Handoff, fact: HandoffFact, { seq }: FactContext): readonly Exception[] {
  if (fact.type !== 'HandoffHeld') return state.exceptions;
  return state.exceptions.filter((one) => one.kind !== 'overdue' || one.seq !== seq);
}

function ends(exception: Exception, fact: HandoffFact): boolean {
  switch (exception.kind) {
    case 'hold':
      return fact.type === 'HandoffReleased' || fact.type === 'HandoffCancelled';
    case 'overdue':
      return !STILL_OVERDUE.has(fact.type);
  }
}

const STILL_OVERDUE: ReadonlySet<HandoffFact['type']> = new Set([
  'StepOverdue',
  'StepFailed',
  'WorkflowStarted',
  'AnswerRefused',
  'ReminderDue',
]);

function exceptionBegun(state: Handoff, fact: HandoffFact): Pick<Exception, 'kind' | 'cause'> | undefined {
  if (fact.type === 'HandoffHeld') return { kind: 'hold', cause: fact.cause };
  const known = state.exceptions.some((one) => one.kind === 'overdue' && one.endedSeq === undefined);
  if (fact.type === 'StepOverdue' && fact.count >= 2 && !known) {
    return { kind: 'overdue', cause: { kind: 'infrastructure', step: fact.step } };
  }
  return undefined;
}

function statusAfter(state: Handoff, fact: HandoffFact, context: FactContext): HandoffStatus {
  switch (fact.type) {
    case 'OfferMade':
      return {
        status: 'offered',
        offer: {
          to: fact.to,
          madeAt: context.at,
          madeSeq: context.seq,
          expiresAt: fact.expiresAt,
          remindAt: fact.remindAt,
          remindedSeq: undefined,
        },
      };
    case 'ReminderDue':
      return state.status === 'offered'
        ? { status: 'offered', offer: { ...state.offer, remindedSeq: context.seq } }
        : statusOf(state);
    case 'OfferAccepted':
      return {
        status: 'syncing',
        ownership: { owner: fact.by, acceptedAt: context.at, acceptedEpoch: fact.epoch },
      };
    case 'OfferDeclined':
      return over({ kind: 'declined', by: fact.by, reason: fact.reason, ...optionalText(fact.textId) });
    case 'HandoffReturned':
      return over({
        kind: 'returned',
        by: fact.by,
        reason: fact.reason,
        missing: fact.missing,
        ...optionalText(fact.textId),
      });
    case 'OfferExpired':
      return over({ kind: 'expired', person: state.lastOffer?.to ?? state.giver });
    case 'OfferUndeliverable':
      return over({
        kind: 'undeliverable',
        person: state.lastOffer?.to ?? state.giver,
        channel: fact.channel,
        because: fact.because,
      });
    case 'OfferWithdrawn':
      return { status: 'deciding', pending: { kind: 'withdrawn', next: fact.next } };
    case 'HandoffHeld':
      return { status: 'held', cause: fact.cause, heldSeq: context.seq, parked: parkedOf(state) };
    case 'HandoffReleased':
      return released(state);
    case 'HandoffCompleted':
      return completed(state);
    case 'CancelRequested':
      return { status: 'cancelling', ownership: ownershipOf(state) };
    case 'HandoffCancelled':
      return { status: 'cancelled', ownership: ownershipOf(state) };
    case 'HandoffRequested':
    case 'WorkflowStarted':
    case 'WorkflowWaiting':
    case 'OfferDelivered':
    case 'DeliveryFailed':
    case 'AnswerRefused':
    case 'StepFailed':
    case 'StepOverdue':
    case 'SyncStarted':
    case 'TargetPlanned':
    case 'AttemptFailed':
    case 'TargetDeferred':
    case 'DeferralEnded':
    case 'TargetVerified':
    case 'TargetMismatched':
    case 'TargetFailed':
      return statusOf(state);
  }
}

function over(cause: HoldCause): HandoffStatus {
  return { status: 'deciding', pending: { kind: 'over', cause } };
}

function optionalText(textId: string | undefined): { textId?: string } {
  return textId === undefined ? {} : { textId };
}

function parkedOf(state: Handoff): Parked {
  switch (state.status) {
    case 'syncing':
    case 'completed':
      return { at: 'sync', ownership: state.ownership };
    case 'cancelling':
    case 'cancelled':
      return { at: 'cancel', ownership: state.ownership };
    case 'held':
      return state.parked;
    case 'deciding':
      return { at: 'offer', next: state.pending.kind === 'withdrawn' ? state.pending.next : undefined };
    case 'offered':
      return { at: 'offer', next: undefined };
  }
}

/** A release goes back to what was held; what is offered next is said by the `OfferMade` in the same commit. */
function released(state: Handoff): HandoffStatus {
  if (state.status !== 'held') return statusOf(state);
  switch (state.parked.at) {
    case 'offer':
      return { status: 'deciding', pending: { kind: 'withdrawn', next: state.parked.next } };
    case 'sync':
      return { status: 'syncing', ownership: state.parked.ownership };
    case 'cancel':
      return { status: 'cancelling', ownership: state.parked.ownership };
  }
}

function completed(state: Handoff): HandoffStatus {
  const ownership = ownershipOf(state);
  if (ownership === undefined) throw new Error('a handoff that nobody accepted cannot be completed');
  return { status: 'completed', ownership };
}

function statusOf(state: Handoff): HandoffStatus {
  switch (state.status) {
    case 'deciding':
      return { status: state.status, pending: state.pending };
    case 'offered':
      return { status: state.status, offer: state.offer };
    case 'held':
      return { status: state.status, cause: state.cause, heldSeq: state.heldSeq, parked: state.parked };
    case 'syncing':
    case 'completed':
      return { status: state.status, ownership: state.ownership };
    case 'cancelling':
    case 'cancelled':
      return { status: state.status, ownership: state.ownership };
  }
}
