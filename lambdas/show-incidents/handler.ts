import { serveOperations } from '#lambdas/_operating/serve-operations.ts';
import type { Runtime } from '#lambdas/_runtime/stack.ts';
import { listIncidents } from './list-incidents.ts';
import { showIncident } from './show-incident.ts';
import type { ShowPorts } from './show-ports.ts';

/** Shows operators what cannot finish by itself, and all that is known about it: it changes nothing. */
export function showIncidentsHandler(ports: ShowPorts, runtime: Runtime) {
  return serveOperations<ShowPorts>({ incidents: listIncidents, incident: showIncident }, ports, runtime);
}
