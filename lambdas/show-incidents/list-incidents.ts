import { loadIncident } from '#application/command-incident.ts';
import { holdingOf } from '#domain/incident/holding-of.ts';
import type { IncidentsAnswer, ListedIncident } from '#domain/operator/incidents.ts';
import { incidentsRequestSchema } from '#domain/operator/incidents.ts';
import { InvalidCursorError } from '#domain/ports/rows.ts';
import type { OperatorCall } from '#lambdas/_operating/call.ts';
import { badField, parseInput } from '#lambdas/_operating/problem.ts';
import { listedRow } from './listed-incident.ts';
import type { ShowPorts } from './show-ports.ts';

/**
 * Incidents, the newest first: those that are open, or those that are over. One query, and the rows behind it; with what
 * they hold up, a log for each.
 */
export async function listIncidents(ports: ShowPorts, { query }: OperatorCall): Promise<IncidentsAnswer> {
  const { status, cursor, limit, holding } = parseInput(incidentsRequestSchema, query);
  const { rows, next } = await pageOf(ports, status, limit, cursor);
  const now = ports.now();
  const listed = rows.flatMap((row) => listedRow(row, ports.bundle.directory, now) ?? []);
  const incidents = holding === undefined ? listed : await Promise.all(listed.map((one) => held(ports, one)));
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

async function held(ports: ShowPorts, incident: ListedIncident): Promise<ListedIncident> {
  const state = await loadIncident(ports, incident.id);
  return state === undefined ? incident : { ...incident, holding: holdingOf(state) };
}
