import { serveOperations } from '#lambdas/_operating/serve-operations.ts';
import type { Runtime } from '#lambdas/_runtime/stack.ts';
import { traceHandoff } from './trace-handoff.ts';
import type { TracePorts } from './trace-ports.ts';

/** Shows operators what the workflow and the messages of a handoff went through: it changes nothing. */
export function traceHandoffHandler(ports: TracePorts, runtime: Runtime) {
  return serveOperations<TracePorts>({ trace: traceHandoff }, ports, runtime);
}
