import { FactCount, ofType } from './fact-count.ts';
import type { Shipped } from './shipped.ts';
import { startSimulation } from './simulation.ts';
import type { Simulation } from './simulation.ts';
import type { MeasuredSystem } from './systems/system.ts';

/** How many are accepted at once. */
export const BACKLOG = 200;

export interface Throughput {
  readonly system: string;
  readonly workers: number;
  readonly perMinute: number;
  readonly requests: number;
  /** How often each limit was met. */
  readonly met: ReadonlyMap<string, number>;
  readonly attemptsFailed: number;
  /** How often a handoff waited for a worker longer than a step may take. */
  readonly stepsOverdue: number;
}

/** How fast a backlog is verified in one system by so many workers. */
export async function measureThroughput(
  system: MeasuredSystem,
  shipped: Shipped,
  workers: number,
  backlog = BACKLOG,
): Promise<Throughput> {
  const simulation = await startSimulation(system, shipped, workers);
  const { time, commits } = simulation;
  const verified = new FactCount(commits, ofType('TargetVerified'));
  const begin = time.now();
  time.after(0, () => {
    for (let index = 0; index < backlog; index += 1) simulation.accept(index);
  });
  await simulation.runUntil(() => verified.now() >= backlog);
  await simulation.stop();
  return {
    ...{ system: system.name, workers, perMinute: (backlog * 60_000) / (time.now() - begin) },
    requests: [...simulation.vendors.values()].reduce((sum, { vendor }) => sum + vendor.arrivals.length, 0),
    met: limitsMet(simulation),
    attemptsFailed: new FactCount(commits, ofType('AttemptFailed')).now(),
    stepsOverdue: new FactCount(commits, ofType('StepOverdue')).now(),
  };
}

function limitsMet({ vendors }: Simulation): ReadonlyMap<string, number> {
  const met = new Map<string, number>();
  for (const [name, { vendor }] of vendors) {
    for (const { limit } of vendor.arrivals) {
      if (limit !== undefined) met.set(`${name}: ${limit}`, (met.get(`${name}: ${limit}`) ?? 0) + 1);
    }
  }
  return met;
}
