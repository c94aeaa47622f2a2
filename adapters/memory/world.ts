import type { IntakeMessage } from '#domain/admission/source-event.ts';
import type { Absence } from '#domain/contract/directory.ts';
import type { HandoffId, SubjectId } from '#domain/ids.ts';
import type { Commit } from '#domain/log/commit.ts';
import type { AttemptRecord } from '#domain/ports/attempt-records.ts';
import type { Trouble } from '#domain/ports/channel-troubles.ts';
import type { ChatMessage, ChatOutcome, Posting } from '#domain/ports/chat.ts';
import type { ExecutionStep } from '#domain/ports/execution-histories.ts';
import type { StoredContractVersion } from '#domain/ports/handoff-log.ts';
import type { DeadLetter } from '#domain/ports/dead-letters.ts';
import type { ConnectorMessage, Mail, NoticeMessage, OnCallMessage } from '#domain/ports/platform.ts';
import type { OnCallEvent } from '#domain/incident/on-call-event.ts';
import type { HookOutcome } from '#domain/ports/on-call-hook.ts';
import type { Row } from '#domain/ports/rows.ts';
import type { Link, Receipt, StoredToken } from '#domain/ports/side-items.ts';
import type { DailyRequests } from '#domain/health/daily-requests.ts';
import type { QueueProgress } from '#domain/health/queue-progress.ts';
import type { KnownHealth } from '#domain/ports/system-health.ts';

export interface StoredClaim {
  leaseUntil: string;
  doneAt?: string;
  waitsUntil?: string;
}

export interface StoredReflection {
  shownSeq: number;
  claimedSeq: number;
  leaseUntil: string;
}

export interface StoredExecution {
  status: 'running' | 'stopped';
  readonly input: { readonly handoffId: string; readonly run: number };
}

/** A wait of the workflow: a test opens it where the state machine would, and reads how it ended. */
export interface StoredTask {
  ended?:
    | { readonly kind: 'succeeded' }
    | { readonly kind: 'failed'; readonly error: string; readonly cause: string };
}

export interface QueuedMessages {
  readonly wake: SubjectId[];
  readonly notices: { readonly message: NoticeMessage; readonly delaySeconds: number }[];
  readonly connectors: { readonly message: ConnectorMessage; readonly delaySeconds: number }[];
  readonly intake: { readonly message: IntakeMessage; readonly delaySeconds: number }[];
  readonly onCall: { readonly message: OnCallMessage; readonly delaySeconds: number }[];
  readonly buried: { readonly queue: 'relay'; readonly body: string; readonly because: string }[];
}

/** A chat as its people see it. */
export interface StoredChat {
  /** Without a token nobody can be written to. */
  isOpen: boolean;
  readonly messages: {
    readonly user: string;
    readonly posting: Posting;
    /** The message that it stands below. */
    readonly thread?: string;
    message: ChatMessage;
  }[];
  /** What becomes of every request while it stands here. */
  fault: Exclude<ChatOutcome, { readonly outcome: 'sent' }> | undefined;
  /** What only whoever pressed a button saw. */
  readonly replies: { readonly url: string; readonly text: string }[];
}

/** The system of whoever is on call. */
export interface StoredOnCall {
  readonly calls: { readonly url: string; readonly id: string; readonly event: OnCallEvent }[];
  /** What becomes of every request. */
  answer: HookOutcome;
}

/** Everything outside the code, as plain data that a test may look at and change. It outlives any number of "processes". */
export interface World {
  readonly commits: Map<string, readonly Commit[]>;
  readonly rows: Map<string, Row>;
  readonly contractVersions: Map<string, StoredContractVersion>;
  readonly tokens: Map<string, readonly StoredToken[]>;
  readonly links: Map<string, Link>;
  readonly receipts: Map<string, Receipt>;
  readonly claims: Map<string, StoredClaim>;
  readonly reflections: Map<string, StoredReflection>;
  readonly texts: Map<string, string>;
  /** By handoff, in no order. */
  readonly attemptRecords: Map<string, readonly AttemptRecord[]>;
  /** By giver: when each handoff of theirs began. */
  readonly givenHandoffs: Map<string, ReadonlyMap<HandoffId, string>>;
  readonly timerMarks: Map<string, string>;
  readonly bookmarks: Map<string, string>;
  readonly postings: Map<string, Posting>;
  /** By contract, then by handoff. */
  readonly turns: Map<string, Map<string, number>>;
  readonly absences: Map<string, readonly Absence[]>;
  readonly troubles: Map<string, Trouble>;
  readonly health: Map<string, KnownHealth>;
  readonly queueProgress: Map<string, QueueProgress>;
  readonly dailyRequests: Map<string, DailyRequests>;
  readonly executions: Map<string, StoredExecution>;
  /** What executions went through, by their names, as a test says it. */
  readonly histories: Map<string, readonly ExecutionStep[]>;
  readonly tasks: Map<string, StoredTask>;
  readonly timers: Map<string, { readonly at: string; readonly subject: SubjectId }>;
  readonly queued: QueuedMessages;
  /** Messages that nobody could process, by queue. */
  readonly deadLetters: Map<string, readonly DeadLetter[]>;
  readonly mails: Mail[];
  /** Whether the provider takes no mail now. */
  mailsLater: boolean;
  /** Addresses that refuse mail. */
  readonly refusedAddresses: Set<string>;
  readonly chat: StoredChat;
  readonly onCall: StoredOnCall;
  readonly secrets: Map<string, string>;
}

export function createWorld(): World {
  return {
    commits: new Map(),
    rows: new Map(),
    contractVersions: new Map(),
    tokens: new Map(),
    links: new Map(),
    receipts: new Map(),
    claims: new Map(),
    reflections: new Map(),
    texts: new Map(),
    attemptRecords: new Map(),
    givenHandoffs: new Map(),
    timerMarks: new Map(),
    bookmarks: new Map(),
    postings: new Map(),
    turns: new Map(),
    absences: new Map(),
    troubles: new Map(),
    health: new Map(),
    queueProgress: new Map(),
    dailyRequests: new Map(),
    executions: new Map(),
    histories: new Map(),
    tasks: new Map(),
    timers: new Map(),
    queued: { wake: [], notices: [], connectors: [], intake: [], onCall: [], buried: [] },
    deadLetters: new Map(),
    mails: [],
    mailsLater: false,
    refusedAddresses: new Set(),
    chat: { isOpen: true, messages: [], fault: undefined, replies: [] },
    onCall: { calls: [], answer: { outcome: 'sent' } },
    secrets: new Map(),
  };
}
