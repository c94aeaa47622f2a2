import type * as z from 'zod';
import { subjectId } from '#domain/ids.ts';
import { cameSince } from '#domain/incident/came-since.ts';
import { holdingOf } from '#domain/incident/holding-of.ts';
import { UnknownFactError } from '#domain/log/unknown-fact.ts';
import type { IncidentsAnswer, ListedIncident } from '#domain/operator/incidents.ts';
import { incidentsRequestSchema } from '#domain/operator/incidents.ts';
import { InvalidCursorError } from '#domain/ports/rows.ts';
import { foldCommits, incidentModel } from '#domain/subjects.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { badField, parseInput } from '#lambdas/_operating/problem.ts';
import { listedRow } from './listed-incident.ts';
import type { ShowPorts } from './show-ports.ts';

/**
 * Incidents, the newest first: those that are open, or those that are over. One query, and the rows behind it; with what
 * they hold up, or what came into them, a log for each.
 */
export async function listIncidents(ports: ShowPorts, { query }: OperatorCall): Promise<IncidentsAnswer> {
  const { status, cursor, limit, holding, since } = parseInput(incidentsRequestSchema, query);
  const { rows, next } = await pageOf(ports, status, limit, cursor);
  const now = ports.now();
  const listed = rows.flatMap((row) => listedRow(row, ports.bundle.directory, now) ?? []);
  const wanted = { holding, since };
  const incidents =
    holding === undefined && since === undefined
      ? listed
      : await Promise.all(listed.map((one) => withLog(ports, one, wanted)));
  return { incidents, ...(next === undefined ? {} : { next }) };
}

async function pageOf({ rows }: ShowPorts, ...question: Parameters<ShowPorts['rows']['incidents']>) {
  try {
    return await rows.incidents(...question);
  } catch (error) {
    if (error instanceof InvalidCursorError) throw badField('cursor', 'the cursor that an earlier page gave');
    throw error;
  }
}

/** What the log of an incident says besides, but for one of which a newer version wrote the end. */
async function withLog(...[ports, incident, wanted]: Parameters<typeof readLog>): Promise<ListedIncident> {
  try {
    return await readLog(ports, incident, wanted);
  } catch (error) {
    if (error instanceof UnknownFactError) return { ...incident, isUnread: true };
    throw error;
  }
}

async function readLog(
  { log }: ShowPorts,
  incident: ListedIncident,
  { holding, since }: Pick<z.infer<typeof incidentsRequestSchema>, 'holding' | 'since'>,
): Promise<ListedIncident> {
  const commits = await log.read(subjectId('incident', incident.id));
  const state = foldCommits(incidentModel, commits);
  if (state === undefined) return incident;
  return {
    ...incident,
    ...(holding === undefined ? {} : { holding: holdingOf(state) }),
    ...(since === undefined ? {} : { came: cameSince(commits, since) }),
  };
}
