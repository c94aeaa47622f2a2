import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { loadDoctored } from './doctored.ts';
import type { Doctoring } from './doctored.ts';
import type { Scope } from './explore.ts';

/** A thread of its own for one exploration, so that what is doctored is doctored for it alone. */

export interface Task {
  readonly scope: Scope;
  readonly without: readonly Doctoring[];
}

// Many threads load the same files: their types are taken out once.
enableCompileCache();
const { scope, without } = workerData as Task;
loadDoctored(without);
const { explore } = await import('./explore.ts');
const { counterexample } = await import('./counterexample.ts');
const start = performance.now();
const { broken, ...explored } = await explore(scope);
const milliseconds = performance.now() - start;
parentPort?.postMessage({
  ...explored,
  milliseconds,
  broken: broken === undefined ? undefined : counterexample(broken),
});
