import * as z from 'zod';
import { subjectIdSchema } from '../ids.ts';
import type { SubjectId } from '../ids.ts';
import type { OverviewList } from '../overview.ts';

/**
 * Derived state of one subject: what lists and deadlines are read from. `settleBy` is the one attribute that the log
 * does not tell: until an effects run that began at or after it has ended, the subject counts as due then.
 */
export const rowSchema = z.object({
  subjectId: subjectIdSchema,
  seq: z.number().int().positive(),
  status: z.string(),
  contract: z.string().optional(),
  record: z.string().optional(),
  offeredTo: z.string().optional(),
  owner: z.string().optional(),
  /** By when it was to be accepted first, as long as nobody has; whoever is asked by now may have longer. */
  answerBy: z.string().optional(),
  /** When it was completed, and begun where that is awaited. */
  doneAt: z.string().optional(),
  /** Until when whoever accepted begins, as long as that is awaited. */
  startBy: z.string().optional(),
  /** The handoff of the same record that has to be done first. */
  after: z.string().optional(),
  /** The system in whose long queue it waits for its turn. */
  queue: z.string().optional(),
  /** Until when its offer is not sent, because it is to be quiet for whoever is asked. */
  quietUntil: z.string().optional(),
  openedAt: z.string(),
  /** Of an incident: under which contracts something in it is somebody's trouble, and who decides; between spaces. */
  contracts: z.string().optional(),
  inCharge: z.string().optional(),
  /** Of an incident: its cause as JSON, by when it was to be decided, and by how many. */
  cause: z.string().optional(),
  decideBy: z.string().optional(),
  deciders: z.number().int().optional(),
  /** How many handoffs, events or messages it holds. */
  holds: z.number().int().optional(),
  /** How often its cause came, and came back within a day of the last time. */
  openings: z.number().int().optional(),
  reopenings: z.number().int().optional(),
  dueAt: z.string().optional(),
  settleBy: z.string().optional(),
});
export type Row = z.infer<typeof rowSchema>;

/** Where the rows of what belongs to no contract are listed; contracts are called by small letters, digits and dashes. */
export const NO_CONTRACT = '(none)';

/** The text is not a cursor that an earlier page gave. */
export class InvalidCursorError extends Error {
  constructor(options?: ErrorOptions) {
    super('this is not the cursor of an earlier page', options);
    this.name = 'InvalidCursorError';
  }
}

export type IncidentStatus = 'open' | 'resolved';

export interface RowPage {
  readonly rows: readonly Row[];
  readonly next: string | undefined;
}

/** One list of a contract; with `from` or `until` only what stands in it between these instants, both included. */
export interface Overviewed {
  readonly contract: string;
  readonly list: OverviewList;
  readonly from?: string;
  readonly until?: string;
}

export interface Rows {
  get(subject: SubjectId): Promise<Row | undefined>;
  /** Writes the row unless a newer or equal one is there. */
  put(row: Row): Promise<void>;
  /** Replaces `settleBy` by the fold's own next deadline (undefined: none), if the row still stands at that seq. */
  settle(subject: SubjectId, seq: number, dueAt: string | undefined): Promise<void>;
  /** Subjects whose `dueAt` is at or before `now`, oldest first, at most `limit` of each of the index' partitions. */
  overdue(now: string, limit: number): Promise<readonly SubjectId[]>;
  /** The rows of one contract, newest first. `cursor` is an earlier answer's `next`. @throws {InvalidCursorError} */
  byContract(contract: string, limit: number, cursor?: string): Promise<RowPage>;
  /**
   * What waits under one contract for somebody to accept it, oldest first, however old. Not read consistently: what was
   * committed a moment ago may be missing. `cursor` is an earlier answer's `next`. @throws {InvalidCursorError}
   */
  waiting(contract: string, limit: number, cursor?: string): Promise<RowPage>;
  /** Incidents, the newest first. `cursor` is an earlier answer's `next`. @throws {InvalidCursorError} */
  incidents(status: IncidentStatus, limit: number, cursor?: string): Promise<RowPage>;
  /**
   * One list of a contract's overview, what has stood in it longest or is late first; what is done newest first. Not
   * read consistently. `cursor` is an earlier answer's `next` to the same question. @throws {InvalidCursorError}
   */
  overview(of: Overviewed, limit: number, cursor?: string): Promise<RowPage>;
  /** How many stand in it; `atMost` if there are more. One query that reads no rows. Not read consistently. */
  countOverview(of: Overviewed, atMost: number): Promise<number>;
  /**
   * What has been about one record (by its key), newest first, ended or not. Not read consistently: what was committed
   * a moment ago may be missing.
   */
  byRecord(record: string, limit: number): Promise<readonly Row[]>;
  /**
   * How many open handoffs somebody has, offered to them or owned; `atMost` if there are more. Not read consistently:
   * what was committed a moment ago may be missing, so many choices at once may all find the same person idle.
   */
  countOpen(person: string, atMost: number): Promise<number>;
  /** The rows of these, newest first, at most `limit`; not read consistently either. */
  openOf(person: string, limit: number): Promise<readonly Row[]>;
}
