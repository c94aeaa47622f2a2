import type { HandoffFact } from '#domain/handoff/facts.ts';
import type { System } from './kinds.ts';
import type { PlannedHandoff } from './plan.ts';

/** What one system itself holds of one handoff in the end, past every fault. */
export interface Holding {
  /** Whoever accepted is the owner, of everything that was made and is not put away. */
  readonly showsAccepted: boolean;
  /** How often the accepted owner was entered. */
  readonly entered: number;
  /** How many things were made; undefined where nothing is made. */
  readonly made?: number;
  /** All of its past, as the system tells it, for whoever looks for what went wrong. */
  readonly history: readonly string[];
}

/** Everything that is known of one handoff afterwards. */
export interface Seen {
  readonly planned: PlannedHandoff;
  readonly handoffId: string;
  /** Where the page said that it is whoever pressed. */
  readonly wasTold: boolean;
  /** By its row. */
  readonly status: string | undefined;
  readonly facts: readonly HandoffFact[];
  readonly story: readonly string[];
  /** What is wrong with the chain of its log, or with its row. */
  readonly broken: readonly string[];
  readonly holdings: Partial<Readonly<Record<System, Holding>>>;
  readonly offerMails: number;
  /** Whatever it waits for stands in an open incident, and a mail asked its owner to decide that. */
  readonly isAskedAbout: boolean;
  /** The fault met a request. */
  readonly struck: boolean;
  /** The Lambda died as planned. */
  readonly died: boolean;
  /** From the webhook until it had ended, in ms of this machine. */
  readonly tookMs: number;
}
