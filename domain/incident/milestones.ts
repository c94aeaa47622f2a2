import type { Commit } from '../log/commit.ts';
import type { IncidentFact } from './facts.ts';
import { incidentFactSchema } from './facts.ts';
import { openingsOf } from './openings.ts';

/** A commit of an incident that whoever only watches is told of. */
export interface Milestone {
  readonly seq: number;
  readonly at: string;
  /** 'returned': its cause came back within a day of its end. */
  readonly kind: 'opened' | 'returned' | 'assigned' | 'escalated' | 'ended';
  /** Whom it was given to. */
  readonly to?: string;
}

/** What became of an incident since it opened last. */
export function milestonesOf(commits: readonly Commit[]): readonly Milestone[] {
  return everyMilestone(openingsOf(commits).at(-1) ?? []);
}

/** What ever became of an incident, in all its openings. */
export function everyMilestone(commits: readonly Commit[]): readonly Milestone[] {
  return commits.flatMap((commit) => commit.facts.flatMap((fact) => milestoneOf(commit, fact)));
}

const KINDS: Readonly<Partial<Record<IncidentFact['type'], Milestone['kind']>>> = {
  IncidentOpened: 'opened',
  IncidentReopened: 'returned',
  IncidentAssigned: 'assigned',
  IncidentEscalated: 'escalated',
  IncidentResolved: 'ended',
};

/** An outage fills the log with who came and went: only what counts is parsed. */
function milestoneOf({ seq, at }: Commit, fact: Commit['facts'][number]): readonly Milestone[] {
  if (!Object.hasOwn(KINDS, fact.type)) return [];
  const parsed = incidentFactSchema.parse(fact);
  const kind = KINDS[parsed.type];
  if (kind === undefined) return [];
  return [{ seq, at, kind, ...(parsed.type === 'IncidentAssigned' ? { to: parsed.owner } : {}) }];
}
