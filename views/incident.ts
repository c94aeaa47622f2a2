import type { Cause } from './cause.ts';

/** Why this person is told. */
export type IncidentRole = 'contract-owner' | 'giver' | 'operations' | 'on-call' | 'desk' | 'assignee';

/** Something that waits for a person's decision; `decideBy` is an ISO instant. */
export type Incident = {
  readonly cause: Cause;
  /** The record in question, if it is about a single one: "Ada Lovelace, Analytical Engines"; and where it is. */
  readonly whatTitle?: string | undefined;
  readonly recordUrl?: string | undefined;
  readonly contractTitle?: string | undefined;
  /**
   * Which systems show whoever accepted by now, which do not yet, and of which it is not known yet, because they were
   * being written then; undefined where nobody has accepted.
   */
  readonly systems?:
    | {
        readonly showing: readonly string[];
        readonly writing?: readonly string[];
        readonly lacking: readonly string[];
      }
    | undefined;
  /** Empty, as the reference, where there is nothing to say. */
  readonly lastGoodStep: string;
  readonly correlationId: string;
  readonly decideBy: string;
  /** When it is told again: later than `decideBy` once that was missed. */
  readonly toldAt?: string;
  /** How many handoffs wait for this decision, or events that cannot become handoffs. */
  readonly waiting: number;
  readonly waits: 'handoffs' | 'events' | 'messages';
};
