import type { ComparePorts } from '#application/sync/compare-targets.ts';
import { serveOperations } from '#lambdas/_operating/serve-operations.ts';
import type { Runtime } from '#lambdas/_runtime/stack.ts';
import { planReplay } from './plan-replay.ts';

/** Shows operators what systems show against what a handoff wants: it reads systems, and changes nothing. */
export function compareHandoffHandler(ports: ComparePorts, runtime: Runtime) {
  return serveOperations<ComparePorts>({ replayPlan: planReplay }, ports, runtime);
}
