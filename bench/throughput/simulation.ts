import { createWorld } from '#adapters/memory/world.ts';
import { connectorMessage } from '#application/effects/connector-work.ts';
import { contractDigest } from '#domain/contract/contract-digest.ts';
import type { Commit } from '#domain/log/commit.ts';
import { seeded } from '../../soak/random.ts';
import { acceptedHandoff } from './accepted-handoff.ts';
import { benchDirectory } from './bench-directory.ts';
import { Platform } from './platform.ts';
import { putAccepted } from './put-accepted.ts';
import type { Shipped } from './shipped.ts';
import { startHubSpot } from './systems/hubspot.ts';
import type { MeasuredSystem, RunningVendor } from './systems/system.ts';
import { withVendors } from './through-fetch.ts';
import { VirtualTime } from './virtual-time.ts';

const BEGIN = Date.parse('2030-01-31T12:00:00.000Z');
const SEED = 1;

/**
 * Baton on virtual time, from the acceptance on: its own handlers over the twins in memory, real connectors, and vendors
 * with their limits.
 */
export interface Simulation {
  readonly time: VirtualTime;
  /** All of them, by name. */
  readonly vendors: ReadonlyMap<string, RunningVendor>;
  readonly measured: RunningVendor;
  readonly commits: readonly Commit[];
  /** Maya accepts the handoff of this number now: the first message to the measured system is sent. */
  readonly accept: (index: number) => void;
  readonly runUntil: (isOver: () => boolean) => Promise<void>;
  /** Rejects with what no handler expected. */
  readonly stop: () => Promise<void>;
}

/** `workers`: on the queue of the measured system; HubSpot's has as many as are shipped where it is another. */
export async function startSimulation(
  system: MeasuredSystem,
  { settings, workersOf }: Shipped,
  workers: number,
): Promise<Simulation> {
  const surroundings = { time: new VirtualTime(BEGIN), random: seeded(SEED) };
  const { time } = surroundings;
  const world = createWorld();
  const hubspot = startHubSpot(surroundings);
  const measured = (await system.start?.(surroundings)) ?? hubspot;
  const { contract, target } = system;
  const version = { digest: contractDigest(contract), contract };
  const platform = new Platform(surroundings, world, {
    ...{ settings, bundle: { contracts: [version], directory: benchDirectory } },
    workers: new Map([
      ['hubspot', workersOf('hubspot')],
      [target, workers],
    ]),
    connectors: () => ({ hubspot: hubspot.connector(), [target]: measured.connector() }),
  });
  const vendors = new Map([
    ['HubSpot', hubspot],
    [system.name, measured],
  ]);
  return {
    ...{ time, vendors, measured, commits: platform.commits },
    accept: (index) => {
      const accepted = acceptedHandoff(version, target, index, time.iso());
      hubspot.put(system.record, accepted.objectId, { ...system.values, ...measured.prepare(index) });
      const state = putAccepted(world, accepted, settings);
      platform.send(connectorMessage(state, target, 'sync'), 0);
    },
    runUntil: (isOver) => withVendors(originsOf([...vendors.values()]), () => time.runUntil(isOver)),
    stop: async () => {
      await measured.stop();
      const { errors } = platform.runner;
      if (errors.length > 0) throw new AggregateError(errors, `${system.name}: a handler has failed`);
    },
  };
}

function originsOf(vendors: readonly RunningVendor[]) {
  return new Map(
    vendors.flatMap(({ origin, vendor }) => (origin === undefined ? [] : [[origin, vendor] as const])),
  );
}
