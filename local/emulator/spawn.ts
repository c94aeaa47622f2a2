import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, open, readlink, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { UserError } from '../user-error.ts';
import { emulatorEnvironment, type EmulatorSettings } from './environment.ts';

/** The emulator ended, or never answered, while it was being started. */
export class EmulatorDidNotStart extends UserError {
  readonly logFile: string;

  constructor(reason: string, logFile: string) {
    super(`The local cloud did not start (${reason}): read ${logFile}.`);
    this.logFile = logFile;
  }
}

export interface SpawnOptions extends EmulatorSettings {
  /** The Python in which the emulator is installed. */
  readonly python: string;
}

interface Folders {
  readonly logFile: string;
  /**
   * The code of the Lambdas is unpacked here: outside the checkout, or they would find in its `node_modules` what is
   * missing in their bundles, and take its `package.json` for theirs.
   */
  readonly temporaryDir: string;
}

export interface SpawnedEmulator {
  readonly child: ChildProcess;
  readonly pid: number;
  readonly logFile: string;
  readonly removeTemporary: () => Promise<void>;
}

/** Linked to the temporary folder, so that the next start finds and removes that of an emulator that was killed. */
const linkTo = (stateDir: string): string => join(stateDir, 'tmp');

const removeOldFolders = async (stateDir: string): Promise<void> => {
  const link = linkTo(stateDir);
  if (existsSync(link)) await rm(await readlink(link), { recursive: true, force: true });
  await rm(stateDir, { recursive: true, force: true });
};

const makeFreshFolders = async (stateDir: string): Promise<Folders> => {
  await removeOldFolders(stateDir);
  await mkdir(stateDir, { recursive: true });
  const temporaryDir = await mkdtemp(join(tmpdir(), 'baton-emulator-'));
  await symlink(temporaryDir, linkTo(stateDir));
  return { logFile: join(stateDir, 'emulator.log'), temporaryDir };
};

/** Its own process group, so that a Ctrl-C in the terminal reaches it only through us, and no child outlives it. */
const spawnInGroup = (options: SpawnOptions, { logFile, temporaryDir }: Folders, logFd: number) =>
  new Promise<{ child: ChildProcess; pid: number }>((resolve, reject) => {
    const child = spawn(options.python, ['-m', 'ministack'], {
      cwd: options.stateDir,
      detached: true,
      env: emulatorEnvironment(options, temporaryDir),
      stdio: ['ignore', logFd, logFd],
    });
    child.once('error', (error) => {
      reject(new EmulatorDidNotStart(error.message, logFile));
    });
    if (child.pid !== undefined) resolve({ child, pid: child.pid });
  });

/**
 * Starts the emulator's process with an empty `stateDir`; it does not answer yet.
 * @throws {EmulatorDidNotStart} the Python cannot be run
 */
export const spawnEmulator = async (options: SpawnOptions): Promise<SpawnedEmulator> => {
  const folders = await makeFreshFolders(options.stateDir);
  const removeTemporary = async (): Promise<void> => {
    await rm(folders.temporaryDir, { recursive: true, force: true });
    await rm(linkTo(options.stateDir), { force: true });
  };
  const log = await open(folders.logFile, 'w');
  try {
    return { ...(await spawnInGroup(options, folders, log.fd)), logFile: folders.logFile, removeTemporary };
  } catch (error) {
    await removeTemporary();
    throw error;
  } finally {
    await log.close();
  }
};
