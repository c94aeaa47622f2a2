import { FactCount, ofType } from './fact-count.ts';
import type { Shipped } from './shipped.ts';
import { startSimulation } from './simulation.ts';
import type { MeasuredSystem } from './systems/system.ts';

export const OUTAGE_SECONDS = 60 * 60;
export const WAITING = 1000;
/** What is not verified by then is told as such. */
const PATIENCE_SECONDS = 12 * 60 * 60;
const MINUTE = 60_000;

export interface Drain {
  readonly system: string;
  readonly workers: number;
  readonly verified: number;
  /** From the end of the outage until the last one was verified. */
  readonly minutes: number;
  readonly attemptsFailed: number;
  /** Requests to the system: while it was down, in the first minute after, and in the busiest one. */
  readonly duringOutage: number;
  readonly firstMinute: number;
  readonly busiestMinute: number;
  readonly refused: number;
  readonly incidents: number;
  readonly openIncidents: number;
  readonly stepsOverdue: number;
  readonly held: number;
}

/** A system is down for an hour, in which people go on accepting; then it is there again. */
export async function measureDrain(
  system: MeasuredSystem,
  shipped: Shipped,
  waiting = WAITING,
): Promise<Drain> {
  const workers = shipped.workersOf(system.target);
  const simulation = await startSimulation(system, shipped, workers);
  const { time, commits, measured } = simulation;
  const { vendor } = measured;
  const recoversAt = time.now() + OUTAGE_SECONDS * 1000;
  vendor.isDown = true;
  time.after(OUTAGE_SECONDS, () => void (vendor.isDown = false));
  for (let index = 0; index < waiting; index += 1)
    time.after((OUTAGE_SECONDS * index) / waiting, () => {
      simulation.accept(index);
    });
  const verified = new FactCount(commits, ofType('TargetVerified'));
  const opened = new FactCount(commits, ofType('IncidentOpened', 'IncidentReopened'));
  const resolved = new FactCount(commits, ofType('IncidentResolved'));
  const isOver = (): boolean => verified.now() >= waiting && opened.now() === resolved.now();
  await simulation.runUntil(() => isOver() || time.now() > recoversAt + PATIENCE_SECONDS * 1000);
  await simulation.stop();
  const perMinute = requestsByMinute(vendor.arrivals, recoversAt);
  return {
    ...{ system: system.name, workers, verified: verified.now() },
    minutes: ((verified.at.at(-1) ?? Number.NaN) - recoversAt) / MINUTE,
    attemptsFailed: new FactCount(commits, ofType('AttemptFailed')).now(),
    duringOutage: vendor.arrivals.filter(({ at }) => at < recoversAt).length,
    ...{ firstMinute: perMinute.get(0) ?? 0, busiestMinute: Math.max(0, ...perMinute.values()) },
    refused: vendor.arrivals.filter(({ limit }) => limit !== undefined).length,
    ...{ incidents: opened.now(), openIncidents: opened.now() - resolved.now() },
    stepsOverdue: new FactCount(commits, ofType('StepOverdue')).now(),
    held: new FactCount(commits, ofType('HandoffHeld')).now(),
  };
}

function requestsByMinute(
  arrivals: readonly { readonly at: number }[],
  from: number,
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { at } of arrivals) {
    const minute = Math.floor((at - from) / MINUTE);
    if (minute >= 0) counts.set(minute, (counts.get(minute) ?? 0) + 1);
  }
  return counts;
}
