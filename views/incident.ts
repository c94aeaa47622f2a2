import type { Cause } from './cause.ts';

/** Why this person is told. */
export type IncidentRole = 'contract-owner' | 'giver' | 'operations' | 'on-call' | 'desk';

/** Something that waits for a person's decision; `decideBy` is an ISO instant. */
export type Incident = {
  readonly cause: Cause;
  /** The record in question, if it is about a single one: "Ada Lovelace, Analytical Engines". */
  readonly whatTitle?: string | undefined;
  readonly contractTitle?: string | undefined;
  readonly lastGoodStep: string;
  readonly correlationId: string;
  readonly decideBy: string;
  /** How many handoffs wait for this decision. */
  readonly waiting: number;
};
