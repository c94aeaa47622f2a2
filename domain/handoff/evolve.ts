import { changesAfter } from './evolve-difference.ts';
import { exceptionsAfter } from './evolve-exceptions.ts';
import { statusAfter } from './evolve-status.ts';
import { startAfter } from './evolve-start.ts';
import { evolveTarget, freshTarget } from './evolve-target.ts';
import { evolveWorkflow } from './evolve-workflow.ts';
import { askedAfter, openStage } from '../routing/asked.ts';
import type { FactContext } from './fact-context.ts';
import { firstAskedAfter } from './first-asked.ts';
import type { HandoffFact } from './facts.ts';
import { newsAfter } from './news.ts';
import { failuresAfter } from './lost-channels.ts';
import { refusalKey } from './refusal-key.ts';
import { isGone } from './record-move.ts';
import { NO_STATUS_CHANGES, statusChangesAfter } from './status-change.ts';
import type { Handoff, HandoffCore, HandoffState } from './state.ts';

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
    giver: fact.giver,
    hasGiver: fact.nobodyGave === undefined,
    news: [{ kind: 'requested', seq: context.seq, person: undefined }],
    correlationId: context.correlationId,
    requestedAt: context.at,
    occurredAt: fact.occurredAt,
    lastMove: undefined,
    difference: undefined,
    isOutside: false,
    restores: 0,
    ...NO_STATUS_CHANGES,
    epoch: 0,
    workflow: evolveWorkflow(undefined, fact),
    stepSince: context.at,
    targets: Object.fromEntries(fact.targets.map((target) => [target, freshTarget])),
    rollback: undefined,
    deliveries: [],
    failures: [],
    refusals: [],
    exceptions: [],
    reflectSeq: 0,
    aimSeq: 0,
    firstAsked: undefined,
    completedAt: undefined,
    lastAcceptance: undefined,
    start: undefined,
    lastOffer: undefined,
    nominee: fact.nominee,
    rule: fact.rule,
    pilot: fact.pilot,
    asked: [],
    escalations: 0,
    wasReleased: false,
    status: 'deciding',
    pending: { kind: 'requested' },
  };
}

function coreAfter(state: Handoff, fact: HandoffFact, context: FactContext): HandoffCore {
  return {
    ...state,
    seq: context.seq,
    epoch: fact.type === 'OfferMade' || fact.type === 'OfferPostponed' ? fact.epoch : state.epoch,
    workflow: evolveWorkflow(state.workflow, fact),
    stepSince: fact.type === 'TargetQueued' ? state.stepSince : context.at,
    targets: evolveTargets(state, fact, context),
    rollback: rollbackAfter(state, fact),
    deliveries:
      fact.type === 'OfferDelivered'
        ? [...state.deliveries, { epoch: fact.epoch, channel: fact.channel }]
        : state.deliveries,
    failures: failuresAfter(state, fact),
    refusals: fact.type === 'AnswerRefused' ? [...state.refusals, refusalKey(fact)] : state.refusals,
    exceptions: exceptionsAfter(state, fact, context),
    ...changesAfter(state, fact, context),
    ...statusChangesAfter(state, fact, context),
    lastMove: fact.type === 'RecordMovedOn' ? fact.move : state.lastMove,
    reflectSeq: isReflected(fact) && !isGone(state.lastMove) ? context.seq : state.reflectSeq,
    aimSeq: AIMS.has(fact.type) ? context.seq : state.aimSeq,
    firstAsked: firstAskedAfter(state.firstAsked, fact),
    completedAt: fact.type === 'HandoffCompleted' ? context.at : state.completedAt,
    lastAcceptance:
      fact.type === 'OfferAccepted' ? { owner: fact.by, acceptedAt: context.at } : state.lastAcceptance,
    start: startAfter(state.start, fact, context),
    lastOffer: fact.type === 'OfferMade' ? { epoch: fact.epoch, to: fact.to } : state.lastOffer,
    news: newsAfter(state, fact, context),
    asked: askedAfter(state.asked, fact),
    escalations: escalationsAfter(state, fact),
    wasReleased: state.wasReleased || fact.type === 'HandoffReleased',
  };
}

/** A person's decision ends it, unless it goes on by it, or the cancel that stopped it does: that waits where it waited. */
function rollbackAfter(state: Handoff, fact: HandoffFact): HandoffCore['rollback'] {
  if (fact.type === 'RollbackStarted') {
    const { because, failedTarget } = fact;
    return { because, ...(failedTarget === undefined ? {} : { failedTarget }) };
  }
  const goesOn = state.status === 'held' && (state.parked.at === 'rollback' || state.parked.at === 'cancel');
  return fact.type === 'HandoffReleased' && !goesOn ? undefined : state.rollback;
}

/** A step that was put off before anybody was told of it has not been taken. */
function escalationsAfter({ asked, escalations }: HandoffCore, fact: HandoffFact): number {
  if (fact.type === 'HandoffReleased') return 0;
  if (fact.type === 'OfferPostponed' && openStage(asked) === 'escalation') return escalations - 1;
  return fact.type === 'HandoffEscalated' ? fact.level : escalations;
}

/**
 * The facts after which Baton's own properties on the record should show something else. An acceptance rides in the
 * write of the owner that follows at once; what becomes of that is shown: its end, its hold, or that it takes long.
 * A record that is gone shows nothing.
 */
function isReflected(fact: HandoffFact): boolean {
  return REFLECTED.has(fact.type) || ('isLong' in fact && fact.isLong === true);
}

const REFLECTED: ReadonlySet<HandoffFact['type']> = new Set([
  'OfferMade',
  'OfferPostponed',
  'HandoffHeld',
  'HandoffReleased',
  'HandoffCompleted',
  'RollbackStarted',
  'RollbackEnded',
  'HandoffCancelled',
]);

/** Whatever is looked at after one of these is looked at for something else than before, though no plan came in between. */
const AIMS: ReadonlySet<HandoffFact['type']> = new Set([
  'OfferAccepted',
  'HandoffReleased',
  'HandoffReopened',
  'RollbackStarted',
  'CancelRequested',
]);

function evolveTargets(state: Handoff, fact: HandoffFact, context: FactContext): HandoffCore['targets'] {
  return Object.fromEntries(
    Object.entries(state.targets).map(([name, target]) => [name, evolveTarget(name, target, fact, context)]),
  );
}
