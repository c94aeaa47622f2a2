import type { PropertyReading, Reading } from '#domain/handoff/reading.ts';
import type { FactOf, HandoffFact, WaitState } from '#domain/handoff/facts.ts';
import type { HoldCause } from '#domain/handoff/hold-cause.ts';
import type { RequestHandoff } from '#domain/handoff/commands.ts';
import { handoffIdSchema } from '#domain/ids.ts';
import type { Situation } from '#domain/routing/situation.ts';
import { sampleDirectory } from '../contract/sample.ts';
import { at, OF_NOW } from './given.ts';

export const MAYA = 'maya-chen';
export const JONAS = 'jonas-weber';
export const FIELD = 'hubspot_owner_id';
export const hubspot = 'hubspot';
const HOUR = 60 * 60;

/** Everybody of the sample is there. */
export const situation: Situation = {
  directory: sampleDirectory,
  absences: {},
  loads: {},
  turn: undefined,
};

export const request: RequestHandoff = {
  type: 'RequestHandoff',
  situation,
  request: {
    handoffId: handoffIdSchema.parse('a'.repeat(26)),
    contract: 'sales-qualified-lead',
    contractDigest: 'd'.repeat(64),
    record: { source: 'hubspot', objectType: 'contact', objectId: '101' },
    status: 'sales-qualified',
    occurredAt: at(-60),
    giver: JONAS,
    targets: [hubspot],
  },
};

/** The contract of the sample asks for four hours, and reminds an hour before their end. */
export function offerMade(
  epoch: number,
  to: string,
  because: FactOf<'OfferMade'>['because'],
  seconds = 0,
): FactOf<'OfferMade'> {
  return {
    type: 'OfferMade',
    epoch,
    to,
    because,
    expiresAt: at(seconds + 4 * HOUR),
    remindAt: at(seconds + 3 * HOUR),
  };
}

export const started = (run: number): HandoffFact => ({ type: 'WorkflowStarted', run });
export const waits = (state: WaitState, run = 1, epoch = 1): HandoffFact => ({
  type: 'WorkflowWaiting',
  run,
  state,
  epoch,
});
export const acceptedBy = (by: string, epoch = 1): HandoffFact => ({ type: 'OfferAccepted', epoch, by });
export const held = (cause: HoldCause): HandoffFact => ({ type: 'HandoffHeld', cause });
export const delivered: HandoffFact = { type: 'OfferDelivered', epoch: 1, channel: 'email' };

const requestedFact: HandoffFact = { type: 'HandoffRequested', ...request.request };
export const twoTargets: HandoffFact = { ...requestedFact, targets: [hubspot, 'ledger'] };

export const opened = [requestedFact, offerMade(1, MAYA, 'named'), started(1)] as const;
export const asked = [...opened, delivered, waits('offer')] as const;
export const accepted = [...asked, acceptedBy(MAYA)] as const;
export const syncing = [...accepted, { type: 'SyncStarted', run: 1, epoch: 1 }, waits('sync')] as const;
export const declined = [...asked, { type: 'OfferDeclined', epoch: 1, by: MAYA, reason: 'no-time' }] as const;
export const declinedCause: HoldCause = { kind: 'declined', by: MAYA, reason: 'no-time' };
export const heldOffer = [...declined, held(declinedCause)] as const;
export const stuck: HoldCause = { kind: 'infrastructure', step: 'sync' };
export const heldSync = [...syncing, held(stuck)] as const;

/** Plans as the worker commits them: `seconds` after the start, with the lease of the test's settings. */
export function planned(
  attempt: number,
  { epoch = 1, seconds = 0, target = hubspot, before = 'nobody', wanted = 'maya' } = {},
): FactOf<'TargetPlanned'> {
  return {
    type: 'TargetPlanned',
    target,
    epoch,
    attempt,
    before: { [FIELD]: before },
    wanted: { [FIELD]: wanted },
    leaseUntil: at(seconds + 120),
  };
}

export const attemptFailed = (attempt: number, because = 'unavailable'): FactOf<'AttemptFailed'> => ({
  type: 'AttemptFailed',
  target: hubspot,
  epoch: 1,
  attempt,
  because,
});

export const verified = (
  attempt: number,
  verdict: FactOf<'TargetVerified'>['verdict'] = 'VERIFIED',
  epoch = 1,
): FactOf<'TargetVerified'> => ({ type: 'TargetVerified', target: hubspot, epoch, attempt, verdict });

interface Seen {
  readonly epoch?: number;
  readonly attempt?: number;
  readonly open?: boolean;
  readonly aimSeq?: number;
}

/** Under whatever it is for after the given history, unless that is said. */
export function seen({ epoch = 1, attempt = 0, open = false, aimSeq = OF_NOW }: Seen = {}): Reading['seen'] {
  return { epoch, attempt, open, aimSeq };
}

/** A look at a target: the digest that it shows, and what that digest means. */
export function shows(
  digest: string,
  matches: PropertyReading['matches'],
  looked: Seen = {},
  { writtenByUs = false, lastWriteAnswered = false, wanted = 'maya' } = {},
): Reading {
  return {
    properties: { [FIELD]: { digest, matches, writtenByUs } },
    wanted: { [FIELD]: wanted },
    seen: seen(looked),
    lastWriteAnswered,
  };
}

export const plan = (reading: Reading, target = hubspot) =>
  ({ type: 'PlanTarget', target, reading }) as const;
export const verify = (attempt: number, reading: Reading, target = hubspot) =>
  ({ type: 'VerifyTarget', target, attempt, reading }) as const;
