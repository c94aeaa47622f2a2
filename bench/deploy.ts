import { join } from 'node:path';
import { ensureEmulator } from '#local/emulator/install.ts';
import { startEmulator } from '#local/emulator/start.ts';
import { ANY_PORTS } from '#local/sandboxes.ts';
import { startLocalCloud } from '#local/local-cloud.ts';
import { findFreePort } from '#local/ports.ts';
import type { Processes } from '#local/processes.ts';
import { clientsFor } from '#test/cloud-support/clients.ts';

/**
 * Long steps, as on AWS, so that a slow machine makes no step overdue and no work that AWS would not see; short enough
 * to wait until the last handoff has settled. The watchdog makes its rounds when the bench calls it.
 */
export const SETTINGS = {
  stepSeconds: 60,
  planLeaseSeconds: 60,
  claimSeconds: 60,
  backoffSeconds: 1,
  vendorTimeoutMs: 10_000,
  watchdogMinutes: 1440,
  longestLambdaSeconds: 55,
};

/** Deploys Baton as it was built to an emulator of the bench's own, with a HubSpot that answers any number of requests. */
export async function deploy(processes: Processes, root: string, dir: string, buildDir: string) {
  const python = await ensureEmulator(root);
  const port = await findFreePort();
  const { endpoint } = await processes.start(() =>
    startEmulator({ python, port, stateDir: join(dir, 'state'), runDir: join(dir, 'run') }),
  );
  const cloud = await startLocalCloud(processes, {
    root,
    endpoint,
    ports: ANY_PORTS,
    buildDir,
    outDir: join(dir, 'cdk.out'),
    overrides: { settings: SETTINGS },
  });
  cloud.sandbox.configure({ burstLimit: 1_000_000 });
  return { ...cloud, endpoint, clients: clientsFor(endpoint) };
}
export type BenchCloud = Awaited<ReturnType<typeof deploy>>;
