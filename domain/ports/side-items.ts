import * as z from 'zod';
import { waitStateSchema } from '../handoff/facts.ts';
import type { HandoffId } from '../ids.ts';
import { made } from '../made.ts';
import type { Posting } from './chat.ts';

/** A task token of the workflow: by its position `applyEffects` tells an old wait from a new one. */
export const tokenSchema = /* @__PURE__ */ made(() =>
  z.object({
    run: z.number().int().positive(),
    /** One below the first is the wait of a handoff that nobody has been asked about yet. */
    position: z.number().int().min(-1),
    executionState: waitStateSchema,
    token: z.string().min(1),
  }),
);
export type StoredToken = z.infer<typeof tokenSchema>;

export interface Tokens {
  put(handoffId: HandoffId, token: StoredToken): Promise<void>;
  /** Read consistently. */
  list(handoffId: HandoffId): Promise<readonly StoredToken[]>;
  /** Removes the token, unless another has taken its place. */
  remove(handoffId: HandoffId, token: StoredToken): Promise<void>;
}

/** Two digits that stand in the message, and that its page asks for. */
const codeSchema = z.string().regex(/^\d{2}$/);

/** An earlier version did not say when: such a link is older than any end of somebody's links. */
const mintedAtSchema = z.string().default('');

/** What a link in a message stands for; the link itself is kept as a SHA-256 only. */
export const linkSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('offer'),
    subjectId: z.string(),
    epoch: z.number().int().positive(),
    person: z.string(),
    /** Without one its page asks for none. */
    code: codeSchema.optional(),
    nonceKey: z.string(),
    mintedAt: mintedAtSchema,
    expiresAt: z.string(),
  }),
  /** To somebody's own page. */
  z.object({
    kind: z.literal('personal'),
    person: z.string(),
    code: codeSchema,
    nonceKey: z.string(),
    mintedAt: mintedAtSchema,
    expiresAt: z.string(),
  }),
  /** To look at a handoff, and nothing else. */
  z.object({
    kind: z.literal('follow'),
    subjectId: z.string(),
    person: z.string(),
    expiresAt: z.string(),
  }),
  z.object({
    kind: z.literal('decision'),
    incidentId: z.string(),
    /** The opening that it was sent for: it ends with it, although the incident may open again. */
    openedSeq: z.number().int().positive(),
    person: z.string(),
    code: codeSchema,
    nonceKey: z.string(),
    /** When the personal link was made that led to it, for it ends with that one; undefined: a message brought it. */
    personalSince: z.string().optional(),
    expiresAt: z.string(),
  }),
]);
export type Link = z.infer<typeof linkSchema>;
/** A link to a page that takes something: its form brings back the code of the message, and a nonce. */
export type AnsweringLink = Extract<Link, { readonly code: string }>;

export interface Links {
  put(hash: string, link: Link): Promise<void>;
  get(hash: string): Promise<Link | undefined>;
}

/**
 * What became of one event of a delivery. 'received': its record cannot be read yet. 'released': it was blocked, and
 * then became the handoffs, or came to nothing for the reason named.
 */
export const receiptSchema = /* @__PURE__ */ made(() =>
  z.object({
    receiptId: z.string(),
    at: z.string(),
    correlationId: z.string(),
    outcome: z.enum(['received', 'accepted', 'duplicate', 'blocked', 'ignored', 'released']),
    because: z.string().optional(),
    handoffIds: z.array(z.string()),
  }),
);
export type Receipt = z.infer<typeof receiptSchema>;

export interface Receipts {
  put(receipt: Receipt): Promise<void>;
  get(receiptId: string): Promise<Receipt | undefined>;
}

/**
 * One claim per effect that must not happen twice at once (a message, a reflected state): taken by a conditional put
 * with a lease that is longer than the Lambda that holds it, then marked done.
 */
export interface Claims {
  /** 'claimed': do it. 'busy': somebody is at it. 'done': it has happened. A lease that has run out at `now` is free. */
  claim(id: string, now: string, leaseUntil: string): Promise<'claimed' | 'busy' | 'done'>;
  markDone(id: string, now: string): Promise<void>;
  /** Gives a claim back at once, when it is known that nothing was done. */
  release(id: string): Promise<void>;
  /** Notes that its message waits in a queue until then. It can be claimed all the same; once it was, the note is gone. */
  waits(id: string, now: string, until: string): Promise<void>;
  isDone(id: string): Promise<boolean>;
  /** Whether it needs no other message: it is done, or one waits for it at `now`. */
  isSeenTo(id: string, now: string): Promise<boolean>;
  /** When it was marked done; undefined while it is not. */
  doneAt(id: string): Promise<string | undefined>;
}

/** What only one may do at a time, for a while: whoever holds it is known by a name that nobody else has. */
export interface Leases {
  /** Whether it is `owner`'s now: it was free, or its time has run out at `now`. */
  take(name: string, owner: string, now: string, until: string): Promise<boolean>;
  /** Gives it back; quiet when it is somebody else's by now. */
  giveBack(name: string, owner: string, now: string): Promise<void>;
}

/** The last state of a handoff that a system was shown, by the number of its commit; the newest wins. */
export interface Reflections {
  /** 'claimed': show it. 'busy': another worker is at it. 'done': this or a newer state has been shown. */
  claim(
    handoffId: HandoffId,
    target: string,
    seq: number,
    now: string,
    leaseUntil: string,
  ): Promise<'claimed' | 'busy' | 'done'>;
  markDone(handoffId: HandoffId, target: string, seq: number): Promise<void>;
  shownSeq(handoffId: HandoffId, target: string): Promise<number>;
}

/** Texts that can be erased: free text, names and fields of a record, raw events, values before a write. */
export interface Texts {
  put(id: string, text: string): Promise<void>;
  /** Puts the text unless there is one; answers the one that stands. */
  putOnce(id: string, text: string): Promise<string>;
  get(id: string): Promise<string | undefined>;
  /** Those of at most a hundred that there are, by their ids, in one request. */
  getMany(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
  remove(id: string): Promise<void>;
}

/**
 * The messages of one offer: the one that asks, and the one that reminds whoever accepted of the start. Those of one
 * commit of an incident: in the channel, and to each person.
 */
export type PostedMessage = 'offer' | 'start-reminder' | 'channel' | `to ${string}`;

/**
 * Where messages stand in a chat, so that they can be changed, followed or not be posted again: of an offer by its
 * handoff's id and epoch, without a name the one that asks; of an incident by its subject and the number of its commit.
 */
export interface Postings {
  put(about: string, number: number, posting: Posting, message?: PostedMessage): Promise<void>;
  get(about: string, number: number, message?: PostedMessage): Promise<Posting | undefined>;
}

/** The name of the schedule that stands for a subject's next deadline. */
export interface TimerMarks {
  get(subjectId: string, purpose: string): Promise<string | undefined>;
  put(subjectId: string, purpose: string, name: string): Promise<void>;
}

/** How far a walk over many subjects has come, so that whoever takes over after a crash goes on there. */
export interface Bookmarks {
  get(walk: string): Promise<string | undefined>;
  put(walk: string, place: string): Promise<void>;
}

export interface ContractVersions {
  get(digest: string): Promise<string | undefined>;
  /** The names of the contracts that any handoff began under, in no order. */
  names(): Promise<readonly string[]>;
}
