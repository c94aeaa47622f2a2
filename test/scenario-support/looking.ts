import type { BlockedEvent } from '#domain/blocked/blocked.ts';
import type { Handoff } from '#domain/handoff/state.ts';
import { subjectIdSchema, subjectParts } from '#domain/ids.ts';
import type { SubjectId, SubjectKind } from '#domain/ids.ts';
import type { Incident } from '#domain/incident/incident.ts';
import type { Commit } from '#domain/log/commit.ts';
import { blockedModel, foldCommits, handoffModel, incidentModel } from '#domain/subjects.ts';
import type { Stage } from './stage.ts';

export function subjectsOf({ world }: Stage, kind: SubjectKind): readonly SubjectId[] {
  const subjects = [...world.commits.keys()].map((subject) => subjectIdSchema.parse(subject));
  return subjects.filter((subject) => subjectParts(subject).kind === kind);
}

export function commitsOf({ world }: Stage, subject: string): readonly Commit[] {
  return world.commits.get(subject) ?? [];
}

export function handoffs(stage: Stage): readonly Handoff[] {
  return subjectsOf(stage, 'handoff').flatMap(
    (subject) => foldCommits(handoffModel, commitsOf(stage, subject)) ?? [],
  );
}

/** The one handoff of the stage. */
export function handoff(stage: Stage): Handoff {
  const [only, ...others] = handoffs(stage);
  if (only === undefined || others.length > 0) throw new Error(`${handoffs(stage).length} handoffs, not one`);
  return only;
}

export interface KnownIncident extends Incident {
  readonly id: string;
}

export function incidents(stage: Stage): readonly KnownIncident[] {
  return subjectsOf(stage, 'incident').flatMap((subject) => {
    const incident = foldCommits(incidentModel, commitsOf(stage, subject));
    return incident === undefined ? [] : { ...incident, id: subjectParts(subject).id };
  });
}

export function openIncidents(stage: Stage): readonly KnownIncident[] {
  return incidents(stage).filter(({ status }) => status === 'open');
}

export interface KnownBlocked extends BlockedEvent {
  readonly id: string;
}

export function blockedEvents(stage: Stage): readonly KnownBlocked[] {
  return subjectsOf(stage, 'blocked').flatMap((subject) => {
    const blocked = foldCommits(blockedModel, commitsOf(stage, subject));
    return blocked === undefined ? [] : { ...blocked, id: subjectParts(subject).id };
  });
}

/** The types of the facts of all handoffs, in order. */
export function factTypes(stage: Stage): readonly string[] {
  return subjectsOf(stage, 'handoff').flatMap((subject) =>
    commitsOf(stage, subject).flatMap(({ facts }) => facts.map(({ type }) => type)),
  );
}

export function facts(stage: Stage, type: string): readonly Readonly<Record<string, unknown>>[] {
  return subjectsOf(stage, 'handoff').flatMap((subject) =>
    commitsOf(stage, subject).flatMap((commit) => commit.facts.filter((fact) => fact.type === type)),
  );
}
