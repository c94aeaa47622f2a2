import type { Absence } from '../contract/directory.ts';
import type { HandoffId } from '../ids.ts';

/** The turns of a contract: consecutive numbers from 0, one for each handoff, for good. */
export interface Turns {
  /**
   * The number of this handoff, taken now if it has none yet. 'busy': somebody else is taking it right now; ask again.
   * Every number goes to one handoff at most; whoever dies while taking one may leave it unused. The lease only spares
   * numbers: however many take over from each other, the first one written down stands.
   */
  take(contract: string, handoffId: HandoffId, now: string, leaseUntil: string): Promise<number | 'busy'>;
  /** The number that the next handoff would get. Nothing is taken. */
  next(contract: string): Promise<number>;
}

/** Absences that were entered while Baton runs, besides those of the directory: ids and instants only. */
export interface Absences {
  /** Replaces those of one person, but for what has ended by `now`; the last to write wins. */
  put(person: string, absences: readonly Absence[], now: string): Promise<void>;
  /** By person, read consistently; whoever has none is missing. */
  list(): Promise<Readonly<Record<string, readonly Absence[]>>>;
}
