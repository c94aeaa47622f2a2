import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { assertPortFree } from '../ports.ts';
import { endGroup, signalGroup } from '../process-group.ts';
import type { Running } from '../processes.ts';
import { lastLine } from '../run-command.ts';
import { recordRun } from '../run-files.ts';
import { UserError } from '../user-error.ts';
import { emulatorEnvironment, type EmulatorSettings } from './environment.ts';

const HEALTHY_WITHIN_MS = 30_000;
const POLL_MS = 50;

/** The emulator ended, or never answered, while it was being started. */
export class EmulatorDidNotStart extends UserError {
  readonly logFile: string;

  constructor(reason: string, logFile: string) {
    super(`The local cloud did not start (${reason}): read ${logFile}.`);
    this.logFile = logFile;
  }
}

export interface StartOptions extends EmulatorSettings {
  /** The Python in which the emulator is installed. */
  readonly python: string;
  /** Where it is noted that the emulator runs. */
  readonly runDir: string;
  /** Tells the emulators of one `runDir` apart. */
  readonly name?: string;
}

export interface Emulator extends Running {
  readonly endpoint: string;
  readonly pid: number;
  readonly logFile: string;
}

/** Its own process group, so that a Ctrl-C in the terminal reaches it only through us, and no child outlives it. */
const spawnEmulator = async (options: StartOptions, logFile: string): Promise<ChildProcess> => {
  await rm(options.stateDir, { recursive: true, force: true });
  await mkdir(join(options.stateDir, 'tmp'), { recursive: true });
  const log = await open(logFile, 'w');
  try {
    return spawn(options.python, ['-m', 'ministack'], {
      cwd: options.stateDir,
      detached: true,
      env: emulatorEnvironment(options),
      stdio: ['ignore', log.fd, log.fd],
    });
  } finally {
    await log.close();
  }
};

const isHealthy = async (endpoint: string): Promise<boolean> => {
  try {
    return (await fetch(`${endpoint}/_ministack/health`, { signal: AbortSignal.timeout(1_000) })).ok;
  } catch {
    // Refused or not answering yet: the caller's deadline decides.
    return false;
  }
};

const waitUntilHealthy = async (child: ChildProcess, endpoint: string, logFile: string): Promise<void> => {
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

/**
 * Starts the emulator on 127.0.0.1 with an empty `stateDir` and waits until it answers.
 * @throws {PortTaken} the port is in use @throws {EmulatorDidNotStart} it ended early or never answered
 */
export const startEmulator = async (options: StartOptions): Promise<Emulator> => {
  const { port, stateDir, runDir, name = 'emulator' } = options;
  await assertPortFree(port, 'the local cloud');
  const logFile = join(stateDir, 'emulator.log');
  const child = await spawnEmulator(options, logFile);
  const pid = await pidOf(child, logFile);
  const forget = await recordRun(runDir, name, pid);
  const stop = async (): Promise<void> => {
    await endGroup(pid);
    await forget();
  };
  const endpoint = `http://127.0.0.1:${port}`;
  try {
    await waitUntilHealthy(child, endpoint, logFile);
    // Some Pythons start themselves anew (macOS), which changes the command line that the note tells them by.
    await recordRun(runDir, name, pid);
  } catch (error) {
    await stop();
    throw error;
  }
  return { name, endpoint, pid, logFile, stop, stopNow: () => void signalGroup(pid, 'SIGKILL') };
};

const pidOf = (child: ChildProcess, logFile: string): Promise<number> =>
  new Promise((resolve, reject) => {
    child.once('error', (error) => {
      reject(new EmulatorDidNotStart(error.message, logFile));
    });
    child.once('spawn', () => {
      if (child.pid === undefined) reject(new EmulatorDidNotStart('no process', logFile));
      else resolve(child.pid);
    });
  });
