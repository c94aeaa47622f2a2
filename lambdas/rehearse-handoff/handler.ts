import { serveOperations } from '#lambdas/_operating/serve-operations.ts';
import type { Runtime } from '#lambdas/_runtime/stack.ts';
import type { DryRunPorts } from './dry-run.ts';
import { dryRun } from './dry-run.ts';

/** Shows operators what a contract would do with a record: it reads systems of record, and changes nothing. */
export function rehearseHandoffHandler(ports: DryRunPorts, runtime: Runtime) {
  return serveOperations<DryRunPorts>({ dryRun }, ports, runtime);
}
