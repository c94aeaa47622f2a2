import type { Thresholds } from '../contract/observability.ts';
import type { FirstDue } from '../metrics/waiting-sum.ts';
import type { ListedIncident } from '../operator/incidents.ts';
import type { StandingAnswer } from '../operator/standing.ts';

/** How one contract stands. `held`, `blocked`: what waits for a person's decision. */
export interface ContractStanding {
  readonly contract: string;
  readonly title: string;
  /** What nobody has accepted yet, and of it what is past its deadline. What was accepted waits for a system, if at all. */
  readonly waiting: number;
  readonly late: number;
  /** A few of what waits, those that have to be accepted first. */
  readonly firstDue: readonly FirstDue[];
  readonly held: number;
  readonly blocked: number;
  /** The thresholds that the contract names, and its numbers cross. */
  readonly crossed: readonly (keyof Thresholds)[];
  /** What is in none of these numbers, because a newer version wrote to its log. */
  readonly unread: readonly string[];
}

/** An open incident; `ownerTrouble`: why whoever it belongs to cannot decide, if they cannot. */
export interface OpenIncident extends ListedIncident {
  readonly ownerTrouble: OwnerTrouble | undefined;
}

/** 'nobody': not in the directory any more, or not active. */
export type OwnerTrouble = { readonly kind: 'nobody' } | { readonly kind: 'away'; readonly until: string };

/** `waiting`: how many handoffs wait for it, as the open incidents about it hold them. */
export type SystemStanding = StandingAnswer['systems'][number] & { readonly waiting: number };

/** How everything stands: all contracts, what cannot finish by itself, and Baton's own parts. */
export interface Standing extends Omit<StandingAnswer, 'systems'> {
  readonly systems: readonly SystemStanding[];
  readonly contracts: readonly ContractStanding[];
  /** What waits for a decision and belongs to no contract that this deployment has. */
  readonly elsewhere: { readonly held: number; readonly blocked: number };
  readonly incidents: readonly OpenIncident[];
  readonly deadLetters: readonly { readonly queue: string; readonly messages: number }[];
}
