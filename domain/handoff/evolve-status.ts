import { textOf } from '../text-of.ts';
import type { FactContext } from './fact-context.ts';
import type { FactOf, HandoffFact } from './facts.ts';
import type { HoldCause } from './hold-cause.ts';
import { keptQuiet, moved, snoozed, undeliveredAfter } from './evolve-offer.ts';
import { observedAfter } from './evolve-observed.ts';
import { parkedOf, unparked } from './parking.ts';
import type { Handoff, HandoffStatus } from './state.ts';
import { ownershipOf } from './state.ts';
import { statusOf } from './status-of.ts';

/** What a handoff is doing after one fact. */
export function statusAfter(state: Handoff, fact: HandoffFact, context: FactContext): HandoffStatus {
  switch (fact.type) {
    case 'OfferMade':
      return {
        status: 'offered',
        offer: {
          to: fact.to,
          because: fact.because,
          setSeq: context.seq,
          expiresAt: fact.expiresAt,
          remindAt: fact.remindAt,
          remindedSeq: undefined,
          clock: { since: context.at, expiresAt: fact.expiresAt, remindAt: fact.remindAt },
          pausedUntil: undefined,
          snoozedUntil: undefined,
          snoozedSeconds: 0,
          undelivered: undefined,
        },
      };
    case 'ReminderDue':
      return state.status === 'offered'
        ? { status: 'offered', offer: { ...state.offer, remindedSeq: context.seq } }
        : statusOf(state);
    case 'DeliveryDeferred':
    case 'DeliveryRetryDue':
    case 'OfferDelivered':
      return state.status === 'offered'
        ? {
            status: 'offered',
            offer: { ...state.offer, undelivered: undeliveredAfter(state.offer, fact, context) },
          }
        : statusOf(state);
    case 'OfferKeptQuiet':
      return state.status === 'offered'
        ? { status: 'offered', offer: keptQuiet(state.offer, fact, context) }
        : statusOf(state);
    case 'OfferSnoozed':
      return state.status === 'offered'
        ? { status: 'offered', offer: snoozed(state.offer, fact, context) }
        : statusOf(state);
    case 'OfferPaused':
    case 'OfferResumed':
      return state.status === 'offered'
        ? { status: 'offered', offer: moved(state.offer, fact, context) }
        : statusOf(state);
    case 'OfferPostponed':
      return {
        status: 'postponed',
        until: fact.until,
        setSeq: context.seq,
        leftOut: fact.leftOut,
        isPaused: fact.because === 'paused',
        after: fact.after,
        next: fact.next,
      };
    case 'PostponementEnded': {
      const next = state.status === 'postponed' ? state.next : undefined;
      return {
        status: 'deciding',
        pending: next === undefined ? { kind: 'requested' } : { kind: 'withdrawn', next },
      };
    }
    case 'OfferHandedOn':
      return {
        status: 'deciding',
        pending: { kind: 'withdrawn', next: { to: fact.to, because: 'handed-on' } },
      };
    case 'OfferAccepted':
      return {
        status: 'syncing',
        ownership: { owner: fact.by, acceptedAt: context.at },
      };
    case 'OfferDeclined':
      return over({ kind: 'declined', by: fact.by, reason: fact.reason, ...textOf(fact.textId) });
    case 'HandoffReturned':
      return over({
        kind: 'returned',
        by: fact.by,
        reason: fact.reason,
        missing: fact.missing,
        ...textOf(fact.textId),
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
      // A cancel withdraws what it finds offered, and asks nobody else.
      return state.status === 'cancelling' ? statusOf(state) : withdrawn(fact.next);
    case 'HandoffHeld':
      return { status: 'held', cause: fact.cause, heldSeq: context.seq, parked: parkedOf(state) };
    case 'HandoffReleased':
      return state.status === 'held' ? unparked(state.parked) : statusOf(state);
    case 'HandoffObserved':
    case 'TransferObserved':
    case 'TransferOverdue':
      return observedAfter(state, fact, context);
    case 'HandoffCompleted':
      return completed(state);
    case 'RollbackStarted':
      return { status: 'rolling-back', ownership: ownershipOf(state) };
    case 'RollbackEnded':
      return rollbackEnded(state, fact);
    case 'HandoffReopened':
      return reopened(state, fact);
    case 'CancelRequested':
      return { status: 'cancelling', ownership: ownershipOf(state) };
    case 'HandoffCancelled':
      return { status: 'cancelled', ownership: ownershipOf(state) };
    case 'HandoffRequested':
    case 'WorkflowStarted':
    case 'WorkflowWaiting':
    case 'DeliveryFailed':
    case 'HandoffEscalated':
    case 'RecordMovedOn':
    case 'DifferenceSeen':
    case 'SecondLookDue':
    case 'DifferenceGone':
    case 'StatusChangeDue':
    case 'StatusChanged':
    case 'StatusLeft':
    case 'AnswerRefused':
    case 'StepFailed':
    case 'StepOverdue':
    case 'SyncStarted':
    case 'TargetPlanned':
    case 'AttemptFailed':
    case 'TargetDeferred':
    case 'DeferralEnded':
    case 'TargetQueued':
    case 'TargetVerified':
    case 'TargetMismatched':
    case 'TargetFailed':
    case 'TargetSkipped':
    case 'ReadBackGivenUp':
    case 'TargetReversed':
    case 'ReversalFailed':
    case 'WorkStarted':
    case 'StartOverdue':
    case 'StartPaused':
    case 'StartResumed':
      return statusOf(state);
  }
}

function withdrawn(next: FactOf<'OfferWithdrawn'>['next']): HandoffStatus {
  const named = next === undefined ? undefined : ({ to: next, because: 'reassigned' } as const);
  return { status: 'deciding', pending: { kind: 'withdrawn', next: named } };
}

function over(cause: HoldCause): HandoffStatus {
  return { status: 'deciding', pending: { kind: 'over', cause } };
}

function completed(state: Handoff): HandoffStatus {
  const ownership = ownershipOf(state);
  if (ownership === undefined) throw new Error('a handoff that nobody accepted cannot be completed');
  return { status: 'completed', ownership };
}

/** What a person had taken back is over, and nobody owns it by that; what is held for somebody stands in the same commit. */
function rollbackEnded(state: Handoff, { outcome }: FactOf<'RollbackEnded'>): HandoffStatus {
  if (outcome === 'partial') return statusOf(state);
  const ownership = ownershipOf(state);
  return state.rollback?.failedTarget === undefined || ownership === undefined
    ? { status: 'cancelled', ownership: undefined }
    : { status: 'syncing', ownership };
}

/** Whoever did not start owns it no more, and the contract chooses anew. */
function reopened(state: Handoff, { because }: FactOf<'HandoffReopened'>): HandoffStatus {
  if (because === 'not-started') return { status: 'deciding', pending: { kind: 'requested' } };
  const ownership = ownershipOf(state);
  if (ownership === undefined) throw new Error('a handoff that nobody accepted cannot be written again');
  return { status: 'syncing', ownership };
}
