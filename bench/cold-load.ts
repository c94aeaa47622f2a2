import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { LOCAL_AWS } from '#local/emulator/environment.ts';
import { buildBareHandlers } from './bare-handlers.ts';
import type { Environments } from './metered-lambdas.ts';
import { median } from './statistics.ts';

/** The Lambdas behind the HTTP API: somebody waits for their answer. */
export const API_FACING = [
  'receive-webhook',
  'answer-offer',
  'decide-incident',
  'show-my-work',
  'follow-handoff',
  'operate',
  'store-secret',
  'look-up',
  'rehearse-handoff',
  'tend-incidents',
  'show-incidents',
  'trace-handoff',
  'compare-handoff',
] as const;

const FRESH_PROCESSES = 21;

export interface ColdLoad {
  readonly name: string;
  /** Medians, in milliseconds of this machine. */
  readonly own: number;
  /** A bare handler as esbuild bundles it by itself, which is what one would deploy otherwise. */
  readonly bare: number;
  /** The same, with everything left out that is left out of ours. */
  readonly leanBare: number;
}

/**
 * Loads each API-facing bundle and a bare handler with the same SDK clients and commands in fresh processes, by turns,
 * so that whatever else the machine does meets all of them.
 */
export async function coldLoads(
  root: string,
  builtDir: string,
  environments: Environments,
): Promise<readonly ColdLoad[]> {
  const { plain, lean } = await buildBareHandlers(root, builtDir, API_FACING);
  const loads: ColdLoad[] = [];
  for (const name of API_FACING) {
    const env = { ...environments.get(name), AWS_REGION: LOCAL_AWS.region };
    const turns: (readonly [own: number, bare: number, leanBare: number])[] = [];
    while (turns.length < FRESH_PROCESSES) {
      turns.push([
        await loadOnce(builtDir, name, env),
        await loadOnce(plain, name, env),
        await loadOnce(lean, name, env),
      ]);
    }
    const medianOf = (index: 0 | 1 | 2): number => median(turns.map((turn) => turn[index]));
    loads.push({ name, own: medianOf(0), bare: medianOf(1), leanBare: medianOf(2) });
  }
  return loads;
}

async function loadOnce(
  folder: string,
  name: string,
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const script = join(import.meta.dirname, 'load-once.js');
  const { stdout } = await promisify(execFile)(process.execPath, [script, join(folder, name, 'index.mjs')], {
    env,
  });
  return Number(stdout);
}
