import { textOf } from '../text-of.ts';
import { latest, secondsUntil } from '../time.ts';
import type { FactContext } from './fact-context.ts';
import type { FactOf, HandoffFact } from './facts.ts';
import type { HoldCause } from './hold-cause.ts';
import { observedAfter } from './evolve-observed.ts';
import { parkedOf, unparked } from './parking.ts';
import type { Handoff, HandoffStatus, Offer } from './state.ts';
import { ownershipOf } from './state.ts';

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
    case 'TargetVerified':
    case 'TargetMismatched':
    case 'TargetFailed':
    case 'TargetSkipped':
    case 'TargetReversed':
    case 'ReversalFailed':
    case 'WorkStarted':
    case 'StartOverdue':
    case 'StartPaused':
    case 'StartResumed':
      return statusOf(state);
  }
}

function undeliveredAfter(
  { undelivered }: Offer,
  fact: FactOf<'DeliveryDeferred' | 'DeliveryRetryDue' | 'OfferDelivered'>,
  { at, seq }: FactContext,
): Offer['undelivered'] {
  if (fact.type === 'OfferDelivered') return undefined;
  if (fact.type === 'DeliveryRetryDue') return undelivered && { ...undelivered, until: undefined };
  const { since = at, times = 0 } = undelivered ?? {};
  const { until, channel, because } = fact;
  return { since, times: times + 1, until, setSeq: seq, channel, because };
}

/** The clock of the offer stands still meanwhile, and then there is a reminder. */
function snoozed(
  offer: Offer,
  { until, expiresAt }: FactOf<'OfferSnoozed'>,
  { at, seq }: FactContext,
): Offer {
  const snoozedSeconds = offer.snoozedSeconds + secondsUntil(latest(at, offer.snoozedUntil), until);
  return {
    ...offer,
    expiresAt,
    remindAt: until,
    setSeq: seq,
    remindedSeq: undefined,
    snoozedUntil: until,
    snoozedSeconds,
    clock: { since: until, expiresAt, remindAt: until },
    pausedUntil: undefined,
  };
}

/** A pause of the contract came, or ended otherwise than it was planned. */
function moved(offer: Offer, fact: FactOf<'OfferPaused' | 'OfferResumed'>, { seq }: FactContext): Offer {
  return {
    ...offer,
    expiresAt: fact.expiresAt,
    remindAt: fact.remindAt,
    setSeq: seq,
    pausedUntil: fact.type === 'OfferPaused' ? fact.until : undefined,
  };
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

function statusOf(state: Handoff): HandoffStatus {
  switch (state.status) {
    case 'deciding':
      return { status: state.status, pending: state.pending };
    case 'offered':
      return { status: state.status, offer: state.offer };
    case 'postponed': {
      const { status, until, setSeq, leftOut, isPaused, after, next } = state;
      return { status, until, setSeq, leftOut, isPaused, after, next };
    }
    case 'held':
      return { status: state.status, cause: state.cause, heldSeq: state.heldSeq, parked: state.parked };
    case 'observed':
      return { status: state.status, observation: state.observation };
    case 'syncing':
    case 'completed':
      return { status: state.status, ownership: state.ownership };
    case 'rolling-back':
    case 'cancelling':
    case 'cancelled':
      return { status: state.status, ownership: state.ownership };
  }
}
