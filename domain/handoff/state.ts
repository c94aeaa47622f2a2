import type { Clock } from './clock.ts';
import type { HandoffId } from '../ids.ts';
import type { IncidentCause } from '../incident/cause.ts';
import type { Asked } from '../routing/asked.ts';
import type { LeftOut } from '../routing/choice.ts';
import type { RecordRef } from '../record.ts';
import type { HoldCause } from './hold-cause.ts';
import type { NewsItem } from './news.ts';
import type { Observation } from './observation.ts';
import type { RecordMove } from './record-move.ts';
import type { Start } from './start.ts';
import type { FactOf, WaitState } from './facts.ts';
import type { FirstAsked } from './first-asked.ts';
import type { FailedDelivery } from './lost-channels.ts';
import type { StatusChanges } from './status-change.ts';

/** The open offer: asked of one person, until one instant. */
export interface Offer {
  readonly to: string;
  readonly because: FactOf<'OfferMade'>['because'];
  /** The commit that set its present deadlines. */
  readonly setSeq: number;
  readonly expiresAt: string;
  readonly remindAt: string | undefined;
  readonly remindedSeq: number | undefined;
  readonly clock: Clock;
  /** The end of the pause that its deadlines were moved by last. */
  readonly pausedUntil: string | undefined;
  /** Until when it was put off last, and how long in all. */
  readonly snoozedUntil: string | undefined;
  readonly snoozedSeconds: number;
  /** Undefined once a channel took it, or while none has been tried. */
  readonly undelivered: Undelivered | undefined;
}

/** An offer that no channel took yet. */
export interface Undelivered {
  /** When that was first found, and how often since. */
  readonly since: string;
  readonly times: number;
  /** When it is sent again, and the commit that says so; undefined once that has come. */
  readonly until: string | undefined;
  readonly setSeq: number;
  readonly channel: FactOf<'DeliveryDeferred'>['channel'];
  readonly because: string;
}

/** Whom somebody named to be asked next. */
export interface Next {
  readonly to: string;
  readonly because: 'reassigned' | 'asked-again' | 'handed-on';
}

/** One write that was planned and whose end is not known yet. While the lease runs, only its worker may write or judge. */
export interface Plan {
  readonly epoch: number;
  readonly attempt: number;
  readonly leaseUntil: string;
  /** Digests of the values that it writes. */
  readonly wanted: Readonly<Record<string, string>>;
  /** Whether it enters the new owner, or gives back what stood there before. */
  readonly purpose: 'write' | 'reverse';
  /** Whether the present budget of attempts paid for it. */
  readonly isCounted: boolean;
  readonly kept: string | undefined;
}

/** The last verdict that counts as done, and the acceptance that it was for. */
export interface Done {
  readonly epoch: number;
  readonly verdict: FactOf<'TargetVerified'>['verdict'];
  readonly at: string;
}

/** What became of taking back what was written to a target, since the rollback began or a person last decided. */
export interface Reversal {
  /** The commit of the last plan to take it back. */
  readonly planSeq: number | undefined;
  /** Undefined while it is still to be done. */
  readonly end: 'reversed' | { readonly because: string; readonly field: string | undefined } | undefined;
}

/** What stood in a property before Baton first wrote it, or since somebody wrote it in between. */
export interface Baseline {
  readonly digest: string;
  /** The attempt with which the value itself was kept, and under which id; older ones are kept by the attempt alone. */
  readonly attempt: number;
  readonly kept: string | undefined;
}

/** Where the values of one plan are kept. */
export type Kept = Pick<Baseline, 'attempt' | 'kept'>;

/** What the log knows of one system that must show the new owner. */
export interface TargetState {
  /** Counts up for the handoff's whole life; a number is never used twice. */
  readonly attempt: number;
  /** Attempts since the last acceptance or release. */
  readonly used: number;
  readonly plan: Plan | undefined;
  /** Whether a write may have reached it that has ended: a known refusal, or being put off, wrote nothing. */
  readonly isWritten: boolean;
  /** The epoch and the commit of the last plan of a write, open or not. */
  readonly lastPlan: { readonly epoch: number; readonly seq: number } | undefined;
  readonly deferral:
    | {
        readonly until: string;
        readonly seq: number;
        readonly because: string;
        /** The system that is left alone, where that is why. */
        readonly system: string | undefined;
      }
    | undefined;
  /** Since when its message is known to stand in the queue of its system, and until when it is not late for that. */
  readonly queued: { readonly since: string; readonly until: string } | undefined;
  /** The commit that ended the last wait; 0 while there was none, or none since the last new one. */
  readonly deferralEndedSeq: number;
  /** How often in a row the system has said “later”, and the seconds of all these waits and of those in its queue. */
  readonly postponed: { readonly times: number; readonly seconds: number };
  /** From when a cancel's second look at the open plan is believed; undefined until it was looked at once. */
  readonly secondLookFrom: string | undefined;
  /** Whether somebody else's value was told since the last plan: whoever released the hold knows what is written over. */
  readonly isMismatchKnown: boolean;
  readonly done: Done | undefined;
  /** The acceptance under which a person decided to do without it. */
  readonly skippedEpoch: number | undefined;
  /** Rounds of attempts that the contract had begin after a failure, since a person last decided. */
  readonly rounds: number;
  readonly reversal: Reversal | undefined;
  /** Things that may show what Baton wrote, while the record leads to another one now. */
  readonly leftBehind: readonly string[];
  /** Where the values of every plan of the present thing so far are kept, the last one last. */
  readonly kept: readonly Kept[];
  /** What a rollback gives back, per property. */
  readonly baseline: Readonly<Record<string, Baseline>>;
  /** Digests seen before our writes, and digests that we planned, per property. */
  readonly before: Readonly<Record<string, readonly string[]>>;
  readonly planned: Readonly<Record<string, readonly string[]>>;
}

/** A cause that needs a person, as long as it lasts: `endedSeq` is the commit that removed it. */
export interface Exception {
  readonly kind: 'hold' | 'overdue' | 'deferred';
  readonly seq: number;
  readonly at: string;
  readonly cause: IncidentCause;
  readonly endedSeq: number | undefined;
  /** Since when the system has been left alone that it waits for. */
  readonly since?: string;
}

export interface Workflow {
  readonly run: number;
  /** The wait that this run has reached, if it said so. */
  readonly waiting: { readonly state: WaitState; readonly epoch: number } | undefined;
  /** Whether the execution of this run is known to exist. */
  readonly seen: boolean;
  readonly runsSinceDecision: number;
  readonly failures: {
    readonly state: WaitState;
    readonly epoch: number;
    readonly count: number;
    /** The visit of the workflow that told of the last one. */
    readonly visit: string | undefined;
  };
  readonly overdue: number;
}

/** Another owner than the claimed one was seen in a target after the end. */
export interface Difference {
  readonly target: string;
  /** From when on it is believed if it is still there. */
  readonly believedFrom: string;
  /** When it is looked at next, and the commit that says so. */
  readonly recheckAt: string;
  readonly setSeq: number;
  /** How often it was to be looked at since it was seen. */
  readonly looks: number;
}

/** `failedTarget`: the one for which the contract has the others taken back. */
export type Rollback = Pick<FactOf<'RollbackStarted'>, 'because' | 'failedTarget'>;

/** What every handoff has, whatever its status. */
export interface HandoffCore extends StatusChanges {
  readonly handoffId: HandoffId;
  readonly seq: number;
  readonly contract: string;
  readonly contractDigest: string;
  readonly record: RecordRef;
  readonly giver: string;
  /** Whether somebody did hand it over; else whoever answers for the contract stands in. */
  readonly hasGiver: boolean;
  readonly news: readonly NewsItem[];
  readonly correlationId: string;
  readonly requestedAt: string;
  /** Since when the record has the status that it is about, by the record's own history. */
  readonly occurredAt: string;
  /** The last that the record was seen to do since then. */
  readonly lastMove: RecordMove | undefined;
  readonly difference: Difference | undefined;
  /** Somebody else became the owner outside, and that was left so. */
  readonly isOutside: boolean;
  /** How often it was reopened since somebody accepted or decided. */
  readonly restores: number;
  readonly epoch: number;
  readonly workflow: Workflow;
  /** The instant from which the open machine step is counted. */
  readonly stepSince: string;
  readonly targets: Readonly<Record<string, TargetState>>;
  /** Why it was begun to take back what was written, until a person decides otherwise. */
  readonly rollback: Rollback | undefined;
  readonly deliveries: readonly { readonly epoch: number; readonly channel: string }[];
  /** Messages that did not arrive since a person last decided. */
  readonly failures: readonly FailedDelivery[];
  readonly refusals: readonly string[];
  readonly exceptions: readonly Exception[];
  /** The commit that last changed what Baton's own properties on the record should show. */
  readonly reflectSeq: number;
  /** The commit that last said what a look at a target is for. */
  readonly aimSeq: number;
  /** The first offer since somebody was needed, and by when it was to be accepted; undefined once somebody has. */
  readonly firstAsked: FirstAsked | undefined;
  /** When it was completed last. */
  readonly completedAt: string | undefined;
  /** Who accepted last, whatever has become of it since. */
  readonly lastAcceptance: Ownership | undefined;
  /** What the last acceptance promised, where its contract awaits a start. */
  readonly start: Start | undefined;
  readonly lastOffer: { readonly epoch: number; readonly to: string } | undefined;
  /** Whom the record named as the one to ask. */
  readonly nominee: string | undefined;
  readonly rule: number | undefined;
  /** Nobody but these is contacted; undefined: it began in no pilot. */
  readonly pilot: readonly string[] | undefined;
  readonly asked: readonly Asked[];
  /** Steps of the escalation chain taken since a person last decided. */
  readonly escalations: number;
  /** Whether a person ever let it go on after a hold. */
  readonly wasReleased: boolean;
}

export interface Ownership {
  readonly owner: string;
  readonly acceptedAt: string;
}

/** Why nobody is being asked right now. */
export type Pending =
  | { readonly kind: 'requested' }
  | { readonly kind: 'withdrawn'; readonly next: Next | undefined }
  | { readonly kind: 'over'; readonly cause: HoldCause };

/** What a hold interrupted, and what a release therefore goes back to. */
export type Parked =
  | { readonly at: 'offer'; readonly next: Next | undefined }
  | { readonly at: 'sync'; readonly ownership: Ownership }
  | { readonly at: 'rollback'; readonly ownership: Ownership | undefined }
  | { readonly at: 'cancel'; readonly ownership: Ownership | undefined };

/** A handoff is always in exactly one of these. */
export type HandoffStatus =
  | { readonly status: 'deciding'; readonly pending: Pending }
  | { readonly status: 'offered'; readonly offer: Offer }
  | {
      readonly status: 'postponed';
      readonly until: string;
      readonly setSeq: number;
      readonly leftOut: readonly LeftOut[];
      readonly isPaused: boolean;
      readonly after: FactOf<'OfferPostponed'>['after'];
      readonly next: Next | undefined;
    }
  | { readonly status: 'observed'; readonly observation: Observation }
  | { readonly status: 'syncing'; readonly ownership: Ownership }
  | { readonly status: 'held'; readonly cause: HoldCause; readonly heldSeq: number; readonly parked: Parked }
  | { readonly status: 'rolling-back'; readonly ownership: Ownership | undefined }
  | { readonly status: 'cancelling'; readonly ownership: Ownership | undefined }
  | { readonly status: 'completed'; readonly ownership: Ownership }
  | { readonly status: 'cancelled'; readonly ownership: Ownership | undefined };

export type Handoff = HandoffCore & HandoffStatus;
/** Before its first commit a handoff does not exist. */
export type HandoffState = Handoff | undefined;

/** Who accepted, whatever the handoff is doing now; undefined while nobody has. */
export function ownershipOf(state: Handoff): Ownership | undefined {
  switch (state.status) {
    case 'syncing':
    case 'rolling-back':
    case 'cancelling':
    case 'completed':
    case 'cancelled':
      return state.ownership;
    case 'held':
      return state.parked.at === 'offer' ? undefined : state.parked.ownership;
    case 'deciding':
    case 'offered':
    case 'postponed':
    case 'observed':
      return undefined;
  }
}

/** What needs a person now. */
export function openExceptions({ exceptions }: Pick<HandoffCore, 'exceptions'>): readonly Exception[] {
  return exceptions.filter(({ endedSeq }) => endedSeq === undefined);
}
