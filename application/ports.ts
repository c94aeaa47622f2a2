import type { ContractBundle } from '#domain/contract/bundle.ts';
import type { AttemptRecords } from '#domain/ports/attempt-records.ts';
import type { Troubles } from '#domain/ports/channel-troubles.ts';
import type { GivenHandoffs } from '#domain/ports/given-handoffs.ts';
import type { HandoffLog } from '#domain/ports/handoff-log.ts';
import type { Executions, Queues, Timers } from '#domain/ports/platform.ts';
import type { Rows } from '#domain/ports/rows.ts';
import type { Absences, Turns } from '#domain/ports/situation.ts';
import type {
  Bookmarks,
  Claims,
  ContractVersions,
  Links,
  Postings,
  Receipts,
  Reflections,
  Texts,
  TimerMarks,
  Tokens,
} from '#domain/ports/side-items.ts';
import type { SystemHealth } from '#domain/ports/system-health.ts';
import type { Settings } from '#domain/settings.ts';

/** Time and chance, from outside: procedures never ask the machine themselves. */
export interface Surroundings {
  readonly now: () => string;
  /** A new random id: hexadecimal, 128 bits. */
  readonly newId: () => string;
  /** From 0 to 1, for jitter. */
  readonly random: () => number;
}

/** Everything that the procedures reach through; each takes the part that it needs. */
export interface Ports extends Surroundings {
  readonly log: HandoffLog;
  readonly rows: Rows;
  readonly tokens: Tokens;
  readonly links: Links;
  readonly receipts: Receipts;
  readonly claims: Claims;
  readonly reflections: Reflections;
  readonly texts: Texts;
  readonly attemptRecords: AttemptRecords;
  readonly givenHandoffs: GivenHandoffs;
  readonly postings: Postings;
  readonly timerMarks: TimerMarks;
  readonly bookmarks: Bookmarks;
  readonly contractVersions: ContractVersions;
  readonly turns: Turns;
  readonly absences: Absences;
  readonly troubles: Troubles;
  readonly health: SystemHealth;
  readonly executions: Executions;
  readonly timers: Timers;
  readonly queues: Queues;
  readonly bundle: ContractBundle;
  readonly settings: Settings;
}
