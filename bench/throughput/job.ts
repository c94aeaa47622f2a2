import { handoffModel, incidentModel } from '#domain/subjects.ts';
import { foldOnce } from './fold-once.ts';
import { measureDrain } from './measure-drain.ts';
import type { Drain } from './measure-drain.ts';
import { measureThroughput } from './measure-throughput.ts';
import type { Throughput } from './measure-throughput.ts';
import { measuredSystems } from './measured-systems.ts';
import { shipped } from './shipped.ts';

/** One measurement. Without `workers` it is that of an outage. */
export interface Job {
  readonly system: string;
  readonly workers?: number;
}

export type Measurement =
  | { readonly kind: 'throughput'; readonly throughput: Throughput }
  | { readonly kind: 'drain'; readonly drain: Drain };

const FIXED_WORKERS = [1, 50] as const;

/** Every measurement of every system; with one worker, as it is shipped, and with 50. */
export async function allJobs(): Promise<readonly Job[]> {
  const { workersOf } = await shipped();
  const [few, many] = FIXED_WORKERS;
  return [
    ...measuredSystems.map(({ name }) => ({ system: name })),
    ...measuredSystems.flatMap(({ name: system, target }) =>
      [few, workersOf(target), many].map((workers) => ({ system, workers })),
    ),
  ];
}

/** Carries out one of them, alone in its thread: `fetch` belongs to its vendors meanwhile. */
export async function measure({ system: name, workers }: Job): Promise<Measurement> {
  const system = measuredSystems.find((one) => one.name === name);
  if (system === undefined) throw new Error(`${name} is not measured`);
  foldOnce(handoffModel);
  foldOnce(incidentModel);
  const settings = await shipped();
  if (workers === undefined) return { kind: 'drain', drain: await measureDrain(system, settings) };
  return { kind: 'throughput', throughput: await measureThroughput(system, settings, workers) };
}
