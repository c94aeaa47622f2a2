import type { ContractStanding, OpenIncident } from '../standing/standing.ts';
import type { ListedIncident } from '../operator/incidents.ts';
import type { MappingsAnswer } from '../operator/mappings.ts';
import type { Check } from '../operator/checks.ts';
import type { PeopleAnswer } from '../operator/people.ts';
import type { PickedAnswer } from '../operator/backlog.ts';
import type { ReplayPlan } from '../operator/replay.ts';
import type { StandingAnswer } from '../operator/standing.ts';

/** How one contract stands to what it names. `isCut`: there were more handoffs than are measured. */
export interface MondayContract extends Pick<
  ContractStanding,
  'contract' | 'title' | 'crossed' | 'unread' | 'late' | 'firstDue'
> {
  readonly handoffs: number;
  readonly thresholds: number;
  readonly isCut: boolean;
}

/** A completed handoff, what each system shows, and which of them it does without; or why it could not be looked at. */
export type Compared =
  Pick<ReplayPlan, 'id' | 'targets' | 'without'> | { readonly id: string; readonly because: string };

/** Everything that a report is made of. */
export interface Gathered {
  readonly day: string;
  readonly week: string;
  readonly standing: StandingAnswer;
  readonly contracts: readonly MondayContract[];
  /** Each with when something came into it since the week began, or since a cause of the backlog was picked. */
  readonly open: readonly OpenIncident[];
  readonly over: readonly ListedIncident[];
  /** There were more incidents than are read. */
  readonly isCut: boolean;
  readonly deadLetters: readonly { readonly queue: string; readonly messages: number }[];
  /** So many were completed among which was chosen. */
  readonly completed: number;
  readonly compared: readonly Compared[];
  readonly backlog: readonly PickedAnswer[];
  readonly mappings: MappingsAnswer['mappings'];
  readonly people: PeopleAnswer['people'];
  /** What SES and Slack say of the ways to people: looked at, or why it could not be. */
  readonly ways: readonly Check[];
  /** How far each quota is used; none where that could not be looked at. */
  readonly quotas: readonly Check[];
}
