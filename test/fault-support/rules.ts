import type { Boundary, Length } from './cell.ts';
import type { Shown } from './system.ts';

/** How the part of a handoff that is about the system ends. */
export type Verdict =
  'VERIFIED' | 'OVERWRITTEN' | 'DROPPED' | 'failed' | 'waiting' | 'taken back' | 'PARTIAL';

/** What is to be true when all is at rest. */
export interface End {
  readonly verdict: Verdict;
  /** What the system shows, past every fault. */
  readonly shown: Shown;
  /** Writes that arrived there; `any` while it is only told to wait. In a rollback those of the reversal. */
  readonly writes: number | 'any';
  /** How many of them changed something. */
  readonly applied: number;
  /** Somebody was told meanwhile; by now it is over. */
  readonly told?: true;
}

/** An end, or why there is nothing to see. */
export type Expected = End | { readonly none: string };

/** What a fault is to a worker, whatever its form on the wire. */
export type Nature =
  /** The process is gone. */
  | 'dies'
  /** No answer that says anything: it may have been applied. */
  | 'open'
  /** Told to come later: nothing was written. */
  | 'limit'
  /** Told no, for this time: nothing was written. */
  | 'refused'
  /** Told yes, and it is not so; in a reading: the old values. */
  | 'untrue'
  /** Somebody else changes it. */
  | 'another';

export interface Rule extends Readonly<Record<Length, Expected>> {
  /** Why both ends follow. */
  readonly because: string;
}

const verified = (writes: number): End => ({ verdict: 'VERIFIED', shown: 'accepted', writes, applied: 1 });
const failed = (writes: number): End => ({ verdict: 'failed', shown: 'before', writes, applied: 0 });
const unread: End = { verdict: 'waiting', shown: 'accepted', writes: 1, applied: 1 };
const leftAlone: End = { verdict: 'waiting', shown: 'before', writes: 0, applied: 0 };
const given: End = { ...verified(1), told: true };
const overwritten: End = { verdict: 'OVERWRITTEN', shown: 'another', writes: 1, applied: 1 };
const takenBack = (writes: number): End => ({ verdict: 'taken back', shown: 'before', writes, applied: 1 });
const partial = (writes: number): End => ({ verdict: 'PARTIAL', shown: 'accepted', writes, applied: 0 });
const none = (why: string): Expected => ({ none: why });

const BY_US = none(
  'A worker of ours that can never finish is no fault of a system: its message becomes a dead letter.',
);
const ONCE = none('A change happens once: it neither passes nor lasts.');
const HEARD = none('The answer has been read by then: no fault of the system can strike any more.');
const LATER = none(
  'What is changed after it was read back is a later change: it is seen when the system tells of it.',
);
const CONTRARY = none('What is applied is not dropped: see “before the write”.');
const NO_WRITE = none('A token is no write.');
const FALSE_TOKEN = none(
  'A token that is handed out and does not hold is a 401, which is where the refresh begins.',
);
const NO_REFUSAL = none('What was refused was not applied: see “before the write”.');

const ALL: Readonly<Record<Boundary, Readonly<Record<Nature, Rule>>>> = {
  'before the write': {
    dies: {
      passing: verified(1),
      lasting: failed(0),
      because:
        'A plan is counted before it is sent, so three deaths end it. Each next worker waits for the lease, looks first, and writes only what is not there.',
    },
    open: {
      passing: verified(3),
      lasting: failed(3),
      because:
        'What may have been applied is read back; what is not there after the lease is planned again. Three plans, then a person.',
    },
    limit: {
      passing: verified(6),
      lasting: { verdict: 'waiting', shown: 'before', writes: 'any', applied: 0 },
      because:
        'Waiting takes no attempt, however often. After an hour in a row somebody is told, and it goes on waiting.',
    },
    refused: {
      passing: verified(3),
      lasting: failed(3),
      because: 'A refusal that may pass is tried again, later each time. Three plans, then a person.',
    },
    untrue: {
      passing: verified(3),
      lasting: { verdict: 'DROPPED', shown: 'before', writes: 3, applied: 0 },
      because:
        'A yes proves nothing: the reading does not show it, so it is written again, three times at most.',
    },
    another: {
      passing: verified(1),
      lasting: ONCE,
      because:
        'Between our last look and the write is a window that only a conditional write would close: who accepted is newer, and overwrites it.',
    },
  },
  'after the write': {
    dies: {
      passing: verified(1),
      lasting: verified(1),
      because: 'The next worker looks before it writes, and finds it.',
    },
    open: {
      passing: verified(1),
      lasting: verified(1),
      because: 'What is there decides, not what was answered: it is read back at once.',
    },
    limit: {
      passing: verified(1),
      lasting: verified(1),
      because:
        'A system that says “later” and writes all the same is believed for so long; the look after the wait finds it.',
    },
    refused: { passing: NO_REFUSAL, lasting: NO_REFUSAL, because: '' },
    untrue: { passing: CONTRARY, lasting: CONTRARY, because: '' },
    another: {
      passing: overwritten,
      lasting: ONCE,
      because:
        'A value that is neither the old one nor ours is somebody’s: a person decides, and it is not written over.',
    },
  },
  'before our commit': {
    dies: {
      passing: verified(1),
      lasting: BY_US,
      because:
        'The plan is in the log, its verdict is not: the next worker reads again and comes to the same one.',
    },
    open: { passing: HEARD, lasting: HEARD, because: '' },
    limit: { passing: HEARD, lasting: HEARD, because: '' },
    refused: { passing: HEARD, lasting: HEARD, because: '' },
    untrue: { passing: HEARD, lasting: HEARD, because: '' },
    another: { passing: LATER, lasting: LATER, because: '' },
  },
  'read-back': {
    dies: {
      passing: verified(1),
      lasting: BY_US,
      because: 'A reading leaves nothing behind: the next worker reads after the lease.',
    },
    open: {
      passing: verified(1),
      lasting: unread,
      because:
        'Nothing is written again while nobody can see what is there, and it is never called done unseen. A system that cannot be read three times in a row is left alone and probed, which takes no attempt; after a quarter of an hour somebody is told.',
    },
    limit: {
      passing: verified(1),
      lasting: { verdict: 'waiting', shown: 'accepted', writes: 1, applied: 1 },
      because: 'Readings wait as writes do.',
    },
    refused: {
      passing: none('Only writes are refused inside a yes.'),
      lasting: none('Only writes are refused inside a yes.'),
      because: '',
    },
    untrue: {
      passing: verified(1),
      lasting: { verdict: 'DROPPED', shown: 'accepted', writes: 3, applied: 1 },
      because:
        'A reading that is behind for a while is read again. One that stays behind cannot be told from a drop: the same value is written, three times at most, then a person looks.',
    },
    another: {
      passing: overwritten,
      lasting: ONCE,
      because: 'The reading shows somebody else’s value: a person decides, and it is not written over.',
    },
  },
  'token refresh': {
    dies: {
      passing: verified(1),
      lasting: BY_US,
      because: 'A token that is lost with its process is asked for again.',
    },
    open: {
      passing: verified(1),
      lasting: leftAlone,
      because:
        'Without a token nothing is sent: known to be unwritten. The first request for one is lost on its way, of the second only the answer; it is asked for once more. After three times in a row the system is left alone and probed.',
    },
    limit: {
      passing: verified(1),
      lasting: { verdict: 'waiting', shown: 'before', writes: 0, applied: 0 },
      because: 'Waiting for a token takes no attempt either.',
    },
    refused: { passing: NO_WRITE, lasting: NO_WRITE, because: '' },
    untrue: { passing: FALSE_TOKEN, lasting: FALSE_TOKEN, because: '' },
    another: {
      passing: given,
      lasting: leftAlone,
      because:
        'Somebody takes the grant away: nothing is sent and no attempt is used. Whoever can give it back is told at once, in one incident; once it is back it is written, and the incident ends by itself.',
    },
  },
  'early refresh': {
    dies: {
      passing: verified(1),
      lasting: BY_US,
      because: 'What a refresh gives is stored before anybody uses it: the next process has it.',
    },
    open: {
      passing: verified(1),
      lasting: leftAlone,
      because:
        'A token that is about to end is sent no more: it could end on its way. Without the next one nothing is sent, as when it has ended.',
    },
    limit: {
      passing: verified(1),
      lasting: leftAlone,
      because: 'Waiting for a token takes no attempt.',
    },
    refused: { passing: NO_WRITE, lasting: NO_WRITE, because: '' },
    untrue: { passing: FALSE_TOKEN, lasting: FALSE_TOKEN, because: '' },
    another: {
      passing: given,
      lasting: leftAlone,
      because: 'Somebody takes the grant away: as when the token has ended.',
    },
  },
  rollback: {
    dies: {
      passing: takenBack(1),
      lasting: partial(0),
      because:
        'As when it is written: first it dies before the request, then after it. Three plans, then it is PARTIAL, with an owner.',
    },
    open: {
      passing: takenBack(2),
      lasting: partial(3),
      because:
        'As when it is written: the first request is lost on its way, of the second only the answer. Three plans, then it is PARTIAL.',
    },
    limit: {
      passing: takenBack(6),
      lasting: { verdict: 'waiting', shown: 'accepted', writes: 'any', applied: 0 },
      because: 'Waiting takes no attempt; after an hour in a row somebody is told.',
    },
    refused: {
      passing: takenBack(3),
      lasting: partial(3),
      because: 'Tried again, later each time; three plans, then it is PARTIAL.',
    },
    untrue: {
      passing: takenBack(3),
      lasting: partial(3),
      because: 'A yes proves nothing here either; three plans, then it is PARTIAL.',
    },
    another: {
      passing: { verdict: 'PARTIAL', shown: 'another', writes: 0, applied: 0 },
      lasting: ONCE,
      because: 'What somebody else has written since is left, and told.',
    },
  },
};

/** What is expected of every system, by place and by what the fault is; written before any run. */
export const rules = ALL;
