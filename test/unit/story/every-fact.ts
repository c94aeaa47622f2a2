import type { AnyFact } from '#domain/story/story-line.ts';
import { handoffIdSchema } from '#domain/ids.ts';
import type { HoldCause } from '#domain/handoff/hold-cause.ts';
import type { RecordMove } from '#domain/handoff/record-move.ts';
import { statusSchema } from '#domain/contract/ids.ts';
import { leftOutSchema } from '#domain/routing/choice.ts';
import type { IncidentCause } from '#domain/incident/cause.ts';

const at = '2030-01-31T12:00:00.000Z';
const by = 'maya-chen';
const target = 'hubspot';
const record = { source: 'hubspot', objectType: 'contact', objectId: '101' } as const;

const first = { handoffId: handoffIdSchema.parse('b'.repeat(26)), contract: 'security-review', seq: 3 };

const moves: readonly RecordMove[] = [
  { kind: 'status', status: 'opportunity', since: at },
  { kind: 'status', since: at },
  { kind: 'status', status: 'opportunity', since: at, byBaton: true },
  { kind: 'again', since: at },
  { kind: 'owner', target, to: by },
  { kind: 'owner', target },
  { kind: 'merged', into: '102' },
  { kind: 'deleted' },
];

const holds: readonly HoldCause[] = [
  { kind: 'declined', by, reason: 'no-time' },
  { kind: 'returned', by, reason: 'incomplete', missing: ['phone'] },
  { kind: 'expired', person: by },
  { kind: 'undeliverable', person: by, channel: 'email', because: 'message-rejected' },
  { kind: 'mismatch', target, verdict: 'DROPPED', field: 'hubspot_owner_id' },
  { kind: 'target-failed', target, because: 'refused', field: 'hubspot_owner_id' },
  {
    kind: 'partial-rollback',
    failed: [
      { target, because: 'overwritten', field: 'hubspot_owner_id' },
      { target, because: 'another-record-counts-now', field: '00QHs00000AbCdEIAV' },
      { target, because: 'no-answer' },
    ],
  },
  { kind: 'rolled-back', target },
  { kind: 'nobody-to-ask', leftOut: [] },
  ...moves.map((move): HoldCause => ({ kind: 'moved-on', move })),
  { kind: 'owner-changed', target, to: by },
  { kind: 'storm', contract: 'sales-qualified-lead', because: 'admissions' },
  { kind: 'storm', contract: 'sales-qualified-lead', because: 'open-offers', person: by },
  { kind: 'ambiguous', candidates: [{ person: by, rule: 1, because: 'named-person' }] },
  { kind: 'contradiction', property: 'lifecyclestage', others: ['hs_lead_status'] },
  { kind: 'outside-pilot', person: by },
  { kind: 'not-started', person: by },
  { kind: 'infrastructure', step: 'sync' },
];

/** Every cause of an incident, in every shape that is told in other words. */
export const everyCause: readonly IncidentCause[] = [
  ...holds,
  { kind: 'unmapped', source: target, property: 'lifecyclestage', value: 'SQL', closest: 'x', contract: 'c' },
  { kind: 'missing-input', contract: 'c', field: 'email' },
  {
    kind: 'missing-input',
    contract: 'c',
    field: 'email',
    unlinked: [{ object: 'company', label: 'Customer' }],
  },
  { kind: 'malformed', source: target },
  { kind: 'unreadable-record', source: target, because: 'not-found' },
  { kind: 'target-deferred', target, because: 'DAILY' },
  { kind: 'reflect-failed', target, because: 'refused' },
  { kind: 'status-failed', target, because: 'refused' },
  { kind: 'notice-failed', recipient: by, because: 'message-rejected' },
  { kind: 'dead-letters', queue: 'intake' },
];

const BECAUSES = [
  ...(['named', 'reassigned', 'asked-again', 'other-channel', 'handed-on', 'round-robin'] as const),
  ...(['least-loaded', 'record-owner', 'property', 'fallback', 'escalated'] as const),
];

const leftOut = leftOutSchema.shape.because.options.map((because) => ({ person: by, because }));

/** Each fact at least once, and those that carry a cause with every cause. */
export function everyFact(): readonly AnyFact[] {
  return [...handoffFacts(), ...syncFacts(), ...otherFacts()];
}

function handoffFacts(): readonly AnyFact[] {
  return [
    {
      type: 'HandoffRequested',
      handoffId: handoffIdSchema.parse('a'.repeat(26)),
      contract: 'sales-qualified-lead',
      contractDigest: 'd',
      record,
      status: 'sales-qualified',
      occurredAt: at,
      giver: 'jonas-weber',
      targets: [target],
    },
    {
      type: 'HandoffRequested',
      handoffId: handoffIdSchema.parse('a'.repeat(26)),
      contract: 'sales-qualified-lead',
      contractDigest: 'd',
      record,
      status: 'sales-qualified',
      occurredAt: at,
      giver: 'jonas-weber',
      nobodyGave: true,
      targets: [target],
    },
    ...(['named', 'round-robin'] as const).map((because): AnyFact => ({
      type: 'HandoffObserved',
      would: { kind: 'ask', to: by, because },
      until: at,
    })),
    { type: 'HandoffObserved', would: { kind: 'wait', until: at, leftOut }, until: at },
    ...holds.map((cause): AnyFact => ({
      type: 'HandoffObserved',
      would: { kind: 'nobody', cause },
      until: at,
    })),
    { type: 'TransferObserved', owner: by, tookSeconds: 7500 },
    { type: 'TransferObserved', tookSeconds: 40 },
    { type: 'TransferOverdue' },
    { type: 'WorkflowStarted', run: 1 },
    { type: 'WorkflowStarted', run: 2 },
    { type: 'WorkflowWaiting', run: 1, state: 'offer', epoch: 1 },
    { type: 'WorkflowWaiting', run: 1, state: 'sync', epoch: 1 },
    ...BECAUSES.map((because): AnyFact => ({
      type: 'OfferMade',
      epoch: 1,
      to: by,
      because,
      expiresAt: at,
    })),
    { type: 'OfferDelivered', epoch: 1, channel: 'email' },
    { type: 'DeliveryFailed', epoch: 1, channel: 'email', because: 'message-rejected' },
    { type: 'DeliveryDeferred', epoch: 1, channel: 'slack', because: 'ratelimited', until: at },
    { type: 'OfferKeptQuiet', epoch: 1, channel: 'slack', until: at },
    { type: 'DeliveryRetryDue', epoch: 1 },
    { type: 'OfferUndeliverable', epoch: 1, channel: 'email', because: 'message-rejected' },
    { type: 'ReminderDue', epoch: 1 },
    { type: 'OfferAccepted', epoch: 1, by },
    { type: 'OfferAccepted', epoch: 1, by, startBy: at },
    { type: 'OfferDeclined', epoch: 1, by, reason: 'no-time' },
    { type: 'HandoffReturned', epoch: 1, by, reason: 'incomplete', missing: ['phone'] },
    { type: 'OfferHandedOn', epoch: 1, by, to: 'jonas-weber' },
    { type: 'OfferSnoozed', epoch: 1, by, until: at, expiresAt: at },
    { type: 'OfferPaused', epoch: 1, until: at, expiresAt: at },
    { type: 'OfferResumed', epoch: 1, expiresAt: at },
    { type: 'OfferPostponed', epoch: 1, until: at, leftOut },
    { type: 'OfferPostponed', epoch: 1, until: at, leftOut: [], because: 'paused' },
    { type: 'OfferPostponed', epoch: 1, until: at, leftOut: [], after: first },
    { type: 'PostponementEnded', epoch: 1 },
    { type: 'PostponementEnded', epoch: 1, after: { handoffId: first.handoffId, end: 'completed' } },
    { type: 'PostponementEnded', epoch: 1, after: { handoffId: first.handoffId, end: 'cancelled' } },
    { type: 'HandoffEscalated', level: 1, to: 'jonas-weber' },
    { type: 'OfferExpired', epoch: 1 },
    { type: 'OfferWithdrawn', epoch: 1, because: 'reassigned', next: 'jonas-weber' },
    { type: 'OfferWithdrawn', epoch: 1, because: 'away' },
    { type: 'OfferWithdrawn', epoch: 1, because: 'cancelled' },
    ...['already-accepted', 'foreign', 'superseded', 'expired', 'over'].map((because): AnyFact => ({
      type: 'AnswerRefused',
      epoch: 1,
      by,
      because,
    })),
    { type: 'StepFailed', run: 1, epoch: 1, state: 'sync', count: 2 },
    { type: 'StepOverdue', run: 1, step: 'advance', count: 1 },
    { type: 'StepOverdue', run: 1, step: 'advance', count: 2 },
    ...holds.map((cause): AnyFact => ({ type: 'HandoffHeld', cause })),
    { type: 'HandoffReleased', how: 'retried' },
    { type: 'HandoffReleased', how: 'corrected' },
    { type: 'HandoffReleased', how: 'skipped' },
    { type: 'HandoffReleased', how: 'rolled-back' },
    { type: 'HandoffReleased', how: 'reassigned', to: 'jonas-weber' },
    ...moves.map((move): AnyFact => ({ type: 'RecordMovedOn', move })),
    { type: 'DifferenceSeen', target, recheckAt: at },
    { type: 'SecondLookDue', target, recheckAt: at },
    { type: 'DifferenceGone', target },
    { type: 'HandoffReopened', because: 'owner-changed', targets: [target] },
    ...(['returned', 'moved-on', 'goes-on'] as const).map((because): AnyFact => ({
      ...{ type: 'StatusChangeDue', system: target, from: 'sales-qualified', to: 'lead', since: at },
      because,
    })),
    { type: 'StatusChanged', system: target, to: 'lead' },
    { type: 'StatusLeft', system: target, because: 'changed' },
    { type: 'StatusLeft', system: target, because: 'gone' },
    { type: 'StatusLeft', system: target, because: 'unwanted' },
    { type: 'StatusLeft', system: target, because: 'taken-back' },
    { type: 'HandoffReopened', because: 'not-started', targets: [] },
    { type: 'HandoffReopened', because: 'replayed', targets: [target], textId: 't1' },
    ...(['link', 'slack', 'operator', 'record'] as const).map((how): AnyFact => ({
      type: 'WorkStarted',
      epoch: 1,
      how,
    })),
    { type: 'StartOverdue', epoch: 1, step: 'reminder', next: at },
    { type: 'StartOverdue', epoch: 1, step: 'manager', next: at },
    { type: 'StartOverdue', epoch: 1, step: 'end' },
    { type: 'StartPaused', epoch: 1, until: at, dueAt: at },
    { type: 'StartResumed', epoch: 1, dueAt: at },
    { type: 'CancelRequested' },
    { type: 'HandoffCancelled' },
    { type: 'HandoffCompleted' },
    { type: 'HandoffCompleted', without: [target] },
  ];
}

function syncFacts(): readonly AnyFact[] {
  return [
    { type: 'SyncStarted', run: 1, epoch: 1 },
    {
      ...{ type: 'TargetPlanned', target, epoch: 1, attempt: 1, before: {}, wanted: {}, leaseUntil: at },
      ours: ['hubspot_owner_id'],
    },
    {
      ...{ type: 'TargetPlanned', target, epoch: 1, attempt: 2, before: {}, wanted: {}, leaseUntil: at },
      purpose: 'reverse',
    },
    {
      ...{ type: 'TargetPlanned', target, epoch: 2, attempt: 3, before: {}, wanted: {}, leaseUntil: at },
      movedFrom: '00QHs00000AbCdEIAV',
    },
    { type: 'AttemptFailed', target, epoch: 1, attempt: 1, because: 'unavailable' },
    { type: 'AttemptFailed', target, epoch: 1, attempt: 1, because: 'http-403', isUnread: true },
    { type: 'TargetDeferred', target, epoch: 1, until: at, because: 'unavailable', round: 1 },
    { type: 'TargetDeferred', target, epoch: 1, until: at, because: 'second-look' },
    { type: 'TargetDeferred', target, epoch: 1, until: at, because: 'system-down', system: target },
    { type: 'TargetDeferred', target, epoch: 1, until: at, because: 'consent-gone', system: 'hubspot' },
    { type: 'TargetSkipped', target, epoch: 1 },
    { type: 'ReadBackGivenUp', target, epoch: 1, attempt: 1 },
    { type: 'RollbackStarted', because: 'operator' },
    { type: 'RollbackStarted', because: 'policy', failedTarget: target },
    ...(['VERIFIED', 'ALREADY', 'NORMALISED'] as const).map((verdict): AnyFact => ({
      ...{ type: 'TargetReversed', target, epoch: 1, attempt: 1, verdict },
    })),
    { type: 'ReversalFailed', target, epoch: 1, attempt: 1, because: 'overwritten', field: 'owner' },
    { type: 'ReversalFailed', target, epoch: 1, attempt: 1, because: 'no-answer' },
    { type: 'RollbackEnded', outcome: 'complete' },
    { type: 'RollbackEnded', outcome: 'partial' },
    { type: 'TargetDeferred', target, epoch: 1, until: at, because: 'rate-limited' },
    { type: 'DeferralEnded', target, epoch: 1 },
    { type: 'DeferralEnded', target, epoch: 1, textId: 't1' },
    { type: 'TargetQueued', target: 'asana', epoch: 1, since: at, until: at },
    ...(['VERIFIED', 'ALREADY', 'NORMALISED'] as const).map((verdict): AnyFact => ({
      type: 'TargetVerified',
      target,
      epoch: 1,
      attempt: 1,
      verdict,
    })),
    { type: 'TargetMismatched', target, epoch: 1, attempt: 1, verdict: 'ALTERED', field: 'owner' },
    { type: 'TargetFailed', target, epoch: 1, attempt: 1, because: 'refused', field: 'owner' },
    ...unansweredFacts(),
  ];
}

/** What is told once the outcome of a write was not known. */
function unansweredFacts(): readonly AnyFact[] {
  const of = { target, epoch: 1, attempt: 2, unanswered: 'http-500' } as const;
  const planned = { ...of, before: {}, wanted: {}, leaseUntil: at };
  return [
    { type: 'TargetPlanned', ...planned },
    { type: 'TargetPlanned', ...planned, purpose: 'reverse' },
    { type: 'TargetVerified', ...of, verdict: 'VERIFIED' },
    { type: 'TargetVerified', ...of, verdict: 'NORMALISED' },
    { type: 'TargetReversed', ...of, verdict: 'VERIFIED' },
    { type: 'TargetMismatched', ...of, verdict: 'OVERWRITTEN', field: 'owner' },
    { type: 'TargetFailed', ...of, because: 'no-answer' },
    { type: 'ReversalFailed', ...of, because: 'no-answer' },
  ];
}

function otherFacts(): readonly AnyFact[] {
  return [
    ...everyCause.map((cause): AnyFact => ({
      type: 'IncidentOpened',
      cause,
      owner: by,
      deadlineAt: at,
      member: 'handoff#a@3',
    })),
    { type: 'IncidentReopened', deadlineAt: at, member: 'blocked#a@3' },
    { type: 'IncidentJoined', member: 'blocked#a@3' },
    { type: 'IncidentLeft', member: 'intake@0' },
    { type: 'IncidentRetried', members: ['handoff#a@3', 'blocked#b@1'] },
    { type: 'IncidentRedriven', before: at, textId: 'remark' },
    { type: 'IncidentRetried', members: ['handoff#a@3'], textId: 'remark' },
    { type: 'IncidentAssigned', owner: by, textId: 'remark' },
    { type: 'IncidentSnoozed', until: at, textId: 'remark' },
    { type: 'IncidentEscalated', count: 1, nextAt: at },
    { type: 'IncidentEscalated', count: 2, nextAt: at, onCall: ['jonas-weber', 'maya-chen'] },
    { type: 'IncidentResolved', because: 'cause-removed' },
    { type: 'IncidentResolved', because: 'by-hand' },
    { type: 'IncidentResolved', because: 'by-hand', textId: 'remark' },
    ...everyCause.map((cause): AnyFact => ({ type: 'EventBlocked', cause })),
    { type: 'EventBlocked', cause: { kind: 'malformed', source: target }, isObserved: true },
    { type: 'EventReleased' },
    { type: 'EventDiscarded' },
    { type: 'ContractPaused', until: at },
    { type: 'ContractResumed', because: 'by-hand' },
    { type: 'ContractResumed', because: 'ended' },
    { type: 'CausePicked', causeKey: 'expired:sales-qualified-lead', owner: by },
    { type: 'CauseDone', causeKey: 'dead-letters' },
    { type: 'MappingAdded', value: 'SQL', status: statusSchema.parse('sales-qualified'), endsAt: at },
  ];
}
