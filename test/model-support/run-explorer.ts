import { Worker } from 'node:worker_threads';
import type { Doctoring } from './doctored.ts';
import type { Scope } from './explore.ts';
import type { Task } from './worker.ts';

export interface Report {
  readonly states: number;
  readonly steps: number;
  readonly isWhole: boolean;
  readonly milliseconds: number;
  /** The story of the rule that was broken, if one was. */
  readonly broken: string | undefined;
}

const NARROW: Scope = {
  targets: ['hubspot'],
  faults: 0,
  acts: 1,
  allowed: ['accept'],
  progress: false,
  states: 30_000,
};

/** Explores the real code, or a doctored one, in a thread of its own. */
export async function runExplorer(
  scope: Partial<Scope>,
  without: readonly Doctoring[] = [],
): Promise<Report> {
  const workerData: Task = { without, scope: { ...NARROW, ...scope } };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData, execArgv: [] });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}
