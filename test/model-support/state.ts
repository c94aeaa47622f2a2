import type { World } from '#adapters/memory/world.ts';
import type { WaitState } from '#domain/handoff/facts.ts';
import type { Job } from './job.ts';

/** One message on a queue of the model. The same message twice is one: what matters is that it is there. */
export type Letter =
  | { readonly kind: 'wake'; readonly readyAt: string }
  | {
      readonly kind: 'admit';
      readonly delivery: number;
      /** The property that changed. */
      readonly property: string;
      readonly readyAt: string;
    }
  | {
      readonly kind: 'connect';
      readonly target: string;
      readonly work: 'sync' | 'reflect' | 'look' | 'status';
      readonly attempt: number;
      readonly readyAt: string;
    };

/** One execution of the workflow, where it stands. */
export interface Execution {
  readonly run: number;
  readonly at: WaitState | 'advance' | 'over';
  /** Counts the states that it entered. */
  readonly visit: number;
  /** The token of the wait that it is in. */
  readonly token: string | undefined;
  readonly failed: WaitState | undefined;
  /** Before then the platform gives it no Lambda. */
  readonly readyAt: string;
}

/** What a call on a port answered, or how it failed. */
export type Answer = { readonly value: unknown } | { readonly error: unknown };

/** A process that stands still between two of its calls: what it has been answered so far is all that it is. */
export interface Flight {
  readonly job: Job;
  readonly answers: readonly Answer[];
  readonly calls: readonly string[];
  /** What the clock told it. */
  readonly instants: readonly string[];
  readonly diesAt: string;
}

/** A property as a system shows it: `version` counts the record's changes, `seq` is how long our log was then. */
export interface Shown {
  readonly value: string;
  readonly by: 'baton' | 'somebody';
  readonly version: number;
  readonly seq: number;
  /** What a slow copy of the system still shows. */
  readonly before: string;
  /** The last that somebody gave it and that whoever wrote over it had seen. */
  readonly theirs: string;
}

/** What only an onlooker knows, and what the invariants are checked against. */
export interface Seen {
  /** How often a person was asked in an epoch, by both. */
  readonly mails: ReadonlyMap<string, number>;
  /** Which person pressed yes on the message of which epoch. */
  readonly presses: ReadonlySet<string>;
  readonly violations: readonly string[];
  /** Processes that began very late. */
  readonly delays: number;
  /** Processes that died, and hints that were lost. */
  readonly losses: number;
  /** Processes that died between sending an offer and saying so. */
  readonly unmarked: number;
}

/** One state of the whole model. Values are never changed in place; the maps of the world belong to one state. */
export interface ModelState {
  readonly world: World;
  readonly now: string;
  readonly letters: readonly Letter[];
  /** Whether the log's stream still has to tell of a commit. */
  readonly hint: boolean;
  readonly executions: ReadonlyMap<number, Execution>;
  /** The status that the record has, and since when. */
  readonly stage: { readonly value: string; readonly since: string; readonly byUs: boolean };
  readonly vendors: ReadonlyMap<string, ReadonlyMap<string, Shown>>;
  readonly flights: readonly Flight[];
  readonly processes: number;
  readonly faults: number;
  readonly acts: number;
  readonly seen: Seen;
}

/** A state that a step may change: fields are replaced, maps of the world are its own. */
export type Draft = { -readonly [Field in keyof ModelState]: ModelState[Field] };

/** Another state at which everything stands as in this one. */
export function draftOf(state: ModelState): Draft {
  return { ...state, world: copyOf(state.world) };
}

/** Values are immutable but for tasks, executions and the numbers of a contract's turns. */
function copyOf(world: World): World {
  return {
    ...world,
    commits: new Map(world.commits),
    rows: new Map(world.rows),
    contractVersions: new Map(world.contractVersions),
    tokens: new Map(world.tokens),
    links: new Map(world.links),
    receipts: new Map(world.receipts),
    claims: new Map(world.claims),
    reflections: new Map(world.reflections),
    texts: new Map(world.texts),
    givenHandoffs: new Map(world.givenHandoffs),
    timerMarks: new Map(world.timerMarks),
    bookmarks: new Map(world.bookmarks),
    troubles: new Map(world.troubles),
    turns: new Map([...world.turns].map(([contract, taken]) => [contract, new Map(taken)])),
    executions: new Map([...world.executions].map(([name, execution]) => [name, { ...execution }])),
    tasks: new Map([...world.tasks].map(([token, task]) => [token, { ...task }])),
    timers: new Map(world.timers),
    queued: {
      ...{ wake: [], notices: [], connectors: [], intake: [], onCall: [] },
      buried: [...world.queued.buried],
    },
    mails: [...world.mails],
  };
}

/**
 * Leaves in place of each map of `draft` the one before it, if both hold the same: most steps change a few of them, and
 * there are very many states.
 */
export function share(before: ModelState, draft: Draft): void {
  const { world: old } = before;
  const { world } = draft;
  draft.world = {
    ...world,
    commits: shared(old.commits, world.commits),
    rows: shared(old.rows, world.rows),
    contractVersions: shared(old.contractVersions, world.contractVersions),
    tokens: shared(old.tokens, world.tokens),
    links: shared(old.links, world.links),
    receipts: shared(old.receipts, world.receipts),
    claims: shared(old.claims, world.claims),
    reflections: shared(old.reflections, world.reflections),
    texts: shared(old.texts, world.texts),
    givenHandoffs: shared(old.givenHandoffs, world.givenHandoffs, (one, other) => shared(one, other) === one),
    timerMarks: shared(old.timerMarks, world.timerMarks),
    bookmarks: shared(old.bookmarks, world.bookmarks),
    troubles: shared(old.troubles, world.troubles),
    turns: shared(old.turns, world.turns, (one, other) => shared(one, other) === one),
    executions: shared(old.executions, world.executions, (one, other) => one.status === other.status),
    tasks: shared(old.tasks, world.tasks, (one, other) => one.ended === other.ended),
    timers: shared(old.timers, world.timers),
    mails: old.mails.length === world.mails.length ? old.mails : world.mails,
  };
  draft.executions = shared(before.executions, draft.executions);
}

function shared<Key, Value, Values extends ReadonlyMap<Key, Value>>(
  before: Values & ReadonlyMap<Key, Value>,
  after: Values & ReadonlyMap<Key, Value>,
  isSame: (one: Value, other: Value) => boolean = Object.is,
): Values {
  const isShared =
    before.size === after.size &&
    [...after].every(([key, value]) => {
      const there = before.get(key);
      return there !== undefined && isSame(there, value);
    });
  return isShared ? before : after;
}

/** Puts a message on its queue, unless the same one waits there for an earlier moment. */
export function withLetter(letters: readonly Letter[], letter: Letter): readonly Letter[] {
  const same = letters.find((other) => isSameLetter(other, letter));
  if (same === undefined) return [...letters, letter];
  if (same.readyAt <= letter.readyAt) return letters;
  return [...letters.filter((other) => other !== same), letter];
}

export function isSameLetter(one: Letter, other: Letter): boolean {
  return JSON.stringify({ ...one, readyAt: '' }) === JSON.stringify({ ...other, readyAt: '' });
}
