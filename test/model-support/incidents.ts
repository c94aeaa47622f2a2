import type { World } from '#adapters/memory/world.ts';
import { subjectId } from '#domain/ids.ts';
import type { IncidentState } from '#domain/incident/incident.ts';
import { foldCommits, incidentModel } from '#domain/subjects.ts';

/** An incident as its log tells it. */
export function loadsIncident({ commits }: World, incidentId: string): IncidentState {
  return foldCommits(incidentModel, commits.get(subjectId('incident', incidentId)) ?? []);
}
