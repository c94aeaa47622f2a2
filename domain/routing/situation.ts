import type { Channel } from '../contract/channel.ts';
import type { Absence, Directory } from '../contract/directory.ts';

/**
 * What a choice depends on besides the log: taken before the decision, and the same for every try of one command.
 */
export interface Situation {
  readonly directory: Directory;
  /** Absences that people or operators entered, besides those of the directory, by person. */
  readonly absences: Readonly<Record<string, readonly Absence[]>>;
  /** Open handoffs by person, offered and owned; whoever is missing has none or was not asked about. */
  readonly loads: Readonly<Record<string, number>>;
  /** The turn that this handoff took in its pool, from 0; undefined where the contract takes no turns. */
  readonly turn: number | undefined;
  /** Ways to ask people that this stage does not have; left out: it has all. */
  readonly closed?: readonly Channel[];
}
