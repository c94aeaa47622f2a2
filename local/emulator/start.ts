import { readFile, rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

import { assertPortFree } from '../ports.ts';
import { endGroup, signalGroup } from '../process-group.ts';
import type { Running } from '../processes.ts';
import { lastLine } from '../run-command.ts';
import { recordRun } from '../run-files.ts';
import { EmulatorDidNotStart, spawnEmulator, type SpawnedEmulator, type SpawnOptions } from './spawn.ts';

const HEALTHY_WITHIN_MS = 30_000;
const POLL_MS = 50;

export interface StartOptions extends SpawnOptions {
  /** Where it is noted that the emulator runs. */
  readonly runDir: string;
  /** Tells the emulators of one `runDir` apart. */
  readonly name?: string;
  /** Files and folders that nobody needs once it has stopped. */
  readonly removeWithIt?: readonly string[];
}

export interface Emulator extends Running {
  readonly endpoint: string;
  readonly pid: number;
  readonly logFile: string;
}

const isHealthy = async (endpoint: string): Promise<boolean> => {
  try {
    return (await fetch(`${endpoint}/_ministack/health`, { signal: AbortSignal.timeout(1_000) })).ok;
  } catch {
    // Refused or not answering yet: the caller's deadline decides.
    return false;
  }
};

const waitUntilHealthy = async ({ child, logFile }: SpawnedEmulator, endpoint: string): Promise<void> => {
  const deadline = Date.now() + HEALTHY_WITHIN_MS;
  while (!(await isHealthy(endpoint))) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new EmulatorDidNotStart(lastLine(await readFile(logFile, 'utf8')), logFile);
    }
    if (Date.now() > deadline) {
      throw new EmulatorDidNotStart(`no answer within ${HEALTHY_WITHIN_MS / 1000} s`, logFile);
    }
    await delay(POLL_MS);
  }
};

/** Both ways to stop; whichever comes second does nothing, for the process id may be somebody else's by then. */
const stopping = (
  { pid, removeTemporary }: SpawnedEmulator,
  unneeded: readonly string[],
  forget: () => Promise<void>,
) => {
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await endGroup(pid);
    await removeTemporary();
    // While the note says that they are ours: without it the next run may have put its own things there.
    for (const path of unneeded) await rm(path, { recursive: true, force: true, maxRetries: 5 });
    await forget();
  };
  return {
    stop: () => (stopped ??= stop()),
    stopNow: (): void => {
      if (stopped === undefined) signalGroup(pid, 'SIGKILL');
    },
  };
};

/**
 * Starts the emulator on 127.0.0.1 with an empty `stateDir` and waits until it answers.
 * @throws {PortTaken} the port is in use @throws {EmulatorDidNotStart} it ended early or never answered
 */
export const startEmulator = async (options: StartOptions): Promise<Emulator> => {
  const { port, runDir, name = 'emulator', removeWithIt = [] } = options;
  await assertPortFree(port, 'the local cloud');
  const spawned = await spawnEmulator(options);
  const { stop, stopNow } = stopping(spawned, removeWithIt, await recordRun(runDir, name, spawned.pid));
  const endpoint = `http://127.0.0.1:${port}`;
  try {
    await waitUntilHealthy(spawned, endpoint);
    // Some Pythons start themselves anew (macOS), which changes the command line that the note tells them by.
    await recordRun(runDir, name, spawned.pid);
  } catch (error) {
    await stop();
    throw error;
  }
  return { name, endpoint, pid: spawned.pid, logFile: spawned.logFile, stop, stopNow };
};
