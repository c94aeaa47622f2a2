import type { Pause } from '../contract-log/pauses.ts';
import type { Channel } from '../contract/channel.ts';
import type { Contract } from '../contract/contract.ts';
import type { Mode } from '../contract/mode.ts';
import type { Situation } from '../routing/situation.ts';
import type { QueueProgress } from '../health/queue-progress.ts';
import type { HandoffId } from '../ids.ts';
import type { Settings } from '../settings.ts';
import type { Candidate } from './hold-cause.ts';
import type { FactOf, WaitState } from './facts.ts';
import type { Predecessor } from './predecessors.ts';
import type { Reading } from './reading.ts';
import type { TellableMove } from './record-move.ts';

/** What every decision about a handoff knows besides its state: the rules it began under, and the stage's times. */
export interface HandoffRules {
  readonly contract: Contract;
  readonly settings: Settings;
  /** Of the contract, from its own log; left out where a decision does not depend on them. */
  readonly pauses?: readonly Pause[];
  /** Of the contract that this one comes after, each from its own log; left out where a decision does not depend on them. */
  readonly predecessors?: readonly Predecessor[];
}

export interface RequestHandoff {
  readonly type: 'RequestHandoff';
  readonly request: Omit<FactOf<'HandoffRequested'>, 'type'>;
  /** Which admission of its window it is, from 0; left out where the contract does not limit them. */
  readonly admission?: number;
  /** Among whom the contract's rules do not decide. */
  readonly ambiguous?: readonly Candidate[];
  /** The properties of the record that do not agree with its status. */
  readonly contradicting?: readonly string[];
  readonly situation: Situation;
  /** What the contract and the stage allow; left out: everything. */
  readonly mode?: Mode;
  /** What the same event has begun under other contracts: no list may show it yet. */
  readonly alongside?: readonly HandoffId[];
}

/** What a channel did with an offer. */
export type Delivery =
  | { readonly channel: Channel; readonly outcome: 'delivered' }
  | { readonly channel: Channel; readonly outcome: 'failed'; readonly because: string }
  | {
      readonly channel: Channel;
      /** It may take it in a while. */
      readonly outcome: 'later';
      readonly because: string;
      /** What it asked for, at least. */
      readonly afterSeconds: number;
      /** From 0 to 1: many that were put off together must not come back together. */
      readonly jitter: number;
    };

/** Whoever is asked wants it quiet until then, and the offer can wait; `channel`: by which it would go first. */
export interface Quiet {
  readonly channel: Channel;
  readonly until: string;
}

export interface BeginWait {
  readonly type: 'BeginWait';
  readonly run: number;
  readonly epoch: number;
  readonly state: WaitState;
  readonly deliveries: readonly Delivery[];
  /** In place of deliveries. */
  readonly quiet?: Quiet;
}

/** A message of an offer that had been sent turned out not to arrive. */
export interface FailDelivery {
  readonly type: 'FailDelivery';
  readonly epoch: number;
  readonly channel: Channel;
  readonly because: string;
}

/** An offer that nobody has been told of yet is not sent while its contract is paused, or another has to be done first. */
export interface HoldBackOffer {
  readonly type: 'HoldBackOffer';
  readonly epoch: number;
}

interface Answer {
  readonly epoch: number;
  readonly by: string;
}
export type AnswerOffer =
  /** `startBy`: when they mean to begin, if they say. */
  | (Answer & { readonly type: 'AcceptOffer'; readonly startBy?: string })
  | (Answer & { readonly type: 'DeclineOffer'; readonly reason: string; readonly textId?: string })
  | (Answer & { readonly type: 'HandOn'; readonly to: string; readonly textId?: string })
  | (Answer & { readonly type: 'SnoozeOffer'; readonly until: string })
  | (Answer & {
      readonly type: 'ReturnHandoff';
      readonly reason: string;
      readonly missing: readonly string[];
      readonly textId?: string;
    });

/** Whoever accepted says that they have begun; `epoch`: the acceptance that it is about. */
export interface StartWork {
  readonly type: 'StartWork';
  readonly epoch: number;
  readonly by: string;
  readonly how: 'link' | 'slack';
}

/** What whoever is asked, or has accepted, may say. */
export type AskedCommand = AnswerOffer | StartWork;

export interface Wake {
  readonly type: 'Wake';
  /** What is known of the queues of the targets that are late, by their names. */
  readonly queues?: Readonly<Record<string, QueueProgress>>;
}

export interface Advance {
  readonly type: 'Advance';
  readonly run: number;
  readonly situation: Situation;
  /** The state in which the workflow failed by infrastructure; undefined when a wait was simply over. */
  readonly failed?: WaitState;
  /** Names this failure: the platform may tell of it again when our answer was lost. */
  readonly visit?: string;
}

/** The record was read, and shows that it has moved on. */
export interface MoveRecord {
  readonly type: 'MoveRecord';
  readonly move: TellableMove;
}

/** A status that the record was to get was written and read back, or left because somebody had changed the record. */
export interface SettleStatus {
  readonly type: 'SettleStatus';
  /** The commit that made it due. */
  readonly dueSeq: number;
  readonly outcome: 'written' | FactOf<'StatusLeft'>['because'];
}

/** A record whose handoff is only observed was read, and names this owner since then. */
export interface SeeOwner {
  readonly type: 'SeeOwner';
  /** Undefined: somebody whom the directory does not know. */
  readonly owner: string | undefined;
  readonly since: string;
}

/** A target of a completed handoff was read again. */
export interface CompareOwner {
  readonly type: 'CompareOwner';
  readonly target: string;
  /** What the log said when it was read. */
  readonly seen: Reading['seen'];
  /** The claimed owner, another one, no record at all, or that it could not be read: `isForGood`, and will not be. */
  readonly shows: 'claimed' | 'other' | 'gone' | 'unreadable';
  readonly isForGood?: boolean;
  /** The other one, if the directory knows them. */
  readonly to?: string;
  /** Somebody has accepted this record under a newer handoff: what it shows is theirs to say. */
  readonly isSuperseded?: true;
  /** Whoever accepted is no longer with the team: nobody is entered again who has left. */
  readonly hasOwnerLeft?: true;
}

export type SyncCommand =
  | { readonly type: 'PlanTarget'; readonly target: string; readonly reading: Reading }
  | {
      readonly type: 'VerifyTarget';
      readonly target: string;
      readonly attempt: number;
      readonly reading: Reading;
    }
  /** All that the plan wrote is there, and something that is expected besides has not come in time. */
  | {
      readonly type: 'MissExpectation';
      readonly target: string;
      readonly attempt: number;
      readonly field: string;
    }
  | {
      readonly type: 'FailAttempt';
      readonly target: string;
      /** The attempt whose plan ended; undefined when the record could not even be read. */
      readonly attempt: number | undefined;
      readonly seen: Reading['seen'];
      readonly because: string;
      readonly permanent: boolean;
      readonly field?: string;
    }
  | {
      readonly type: 'DeferTarget';
      readonly target: string;
      readonly attempt: number | undefined;
      readonly seen: Reading['seen'];
      /** What the system asked for, at least. */
      readonly afterSeconds: number;
      /** From 0 to 1: many that were put off together must not come back together. */
      readonly jitter: number;
      readonly because: string;
      /** Which system is left alone, where nothing was asked for that reason, since when, and whether somebody has to know. */
      readonly system?: string;
      readonly since?: string;
      readonly isLong?: boolean;
    };

/** `heldSeq`: what had begun at that commit when the person decided; a decision about what is over is refused. */
interface Operation {
  readonly textId?: string;
  readonly heldSeq?: number;
}
export type OperatorCommand =
  | (Operation & { readonly type: 'Retry' })
  | (Operation & { readonly type: 'Release' })
  /** Without `to` the contract chooses who is asked next; with `from`, only while that person is asked. */
  | (Operation & {
      readonly type: 'Reassign';
      readonly to?: string;
      readonly from?: string;
      /** Whoever is asked is away: they may be asked again once they are back. */
      readonly because?: 'away';
    })
  /** Everything that was written is given back what stood there before. */
  | (Operation & { readonly type: 'RollBack' })
  /** It goes on without this target, which is not looked at any more. */
  | (Operation & { readonly type: 'SkipTarget'; readonly target: string })
  /** It has begun, as somebody other than whoever accepted says. */
  | (Operation & { readonly type: 'NoteStart' })
  /** What is done is done once more: all targets, or these. */
  | (Operation & { readonly type: 'Replay'; readonly targets?: readonly string[] })
  | (Operation & { readonly type: 'Cancel' });

export type HandoffCommand =
  | RequestHandoff
  | BeginWait
  | HoldBackOffer
  | FailDelivery
  | AnswerOffer
  | StartWork
  | Wake
  | Advance
  | MoveRecord
  | SettleStatus
  | CompareOwner
  | SeeOwner
  | SyncCommand
  | OperatorCommand;
