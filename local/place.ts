import { join } from 'node:path';

import type { SandboxPorts } from './sandboxes.ts';
import { DEFAULT_PORT_BASE } from './start-arguments.ts';

/** Where a build goes, from the checkout, unless it is told otherwise. */
export const BUILD_DIR = join('.local', 'build', 'lambdas');

const ROOT = join(import.meta.dirname, '..');

/** The ports and the folders of one local cloud. */
export interface Place {
  /** The checkout. */
  readonly root: string;
  readonly ports: {
    readonly emulator: number;
    readonly inbox: number;
    readonly sandboxes: SandboxPorts;
  };
  readonly runDir: string;
  readonly stateDir: string;
  readonly buildDir: string;
  readonly outDir: string;
  /** The one on the usual ports: its folders are kept for the next start. */
  readonly isUsual: boolean;
}

/** One beside the usual one has a folder of its own, so that neither touches what the other has started. */
export function placeOf(base: number): Place {
  const usual = join(ROOT, '.local');
  const local = base === DEFAULT_PORT_BASE ? usual : join(usual, `ports-${String(base)}`);
  return {
    root: ROOT,
    ports: {
      emulator: base,
      inbox: base + 5,
      sandboxes: {
        hubspot: base + 4,
        slack: base + 6,
        salesforce: base + 7,
        asana: base + 8,
        board: base + 9,
      },
    },
    runDir: join(local, 'run'),
    stateDir: join(local, 'state'),
    buildDir: base === DEFAULT_PORT_BASE ? join(ROOT, BUILD_DIR) : join(local, 'lambdas'),
    outDir: join(local, 'cdk.out'),
    isUsual: base === DEFAULT_PORT_BASE,
  };
}
