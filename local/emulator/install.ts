import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { lastLine, runCommand } from '../run-command.ts';
import { UserError } from '../user-error.ts';
import { findPython } from './python.ts';

/** Python is whole, and could not make the virtual environment all the same: a full disk, a second installation. */
export class VenvFailed extends UserError {
  constructor(reason: string, venv: string) {
    super(
      `The virtual environment of the local cloud could not be made in ${venv} (${reason}): mend that and run the command again.`,
    );
  }
}

/** pip could not download or verify the pinned packages. */
export class PipFailed extends UserError {
  readonly logFile: string;

  constructor(reason: string, logFile: string) {
    super(
      `The local cloud could not be installed from PyPI (${reason}): check the connection, read ${logFile}, and run the command again.`,
    );
    this.logFile = logFile;
  }
}

export interface InstallOptions {
  /** Where Python is looked for (`PATH`), and pip's own settings. */
  readonly env?: NodeJS.ProcessEnv;
  /** Called when something has to be installed, before it is. */
  readonly onInstall?: () => void;
}

/** A virtual environment cannot be built aside and moved, so the marker, written last, says that it is whole. */
const MARKER = 'installed-from.sha256';

/** Another Python's own settings would let its packages into the private environment. */
const withoutPythonSettings = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => name !== 'PYTHONHOME' && name !== 'PYTHONPATH'));

const isWhole = async (venv: string, python: string, digest: string): Promise<boolean> => {
  const marker = join(venv, MARKER);
  // existsSync follows the link: it is false when the Python that the environment was made with has gone.
  return existsSync(python) && existsSync(marker) && (await readFile(marker, 'utf8')) === digest;
};

const makeVenv = async (venv: string, env: NodeJS.ProcessEnv): Promise<void> => {
  const python = await findPython(env);
  const made = await runCommand(python, ['-m', 'venv', venv], env);
  if (made.code !== 0) throw new VenvFailed(lastLine(made.output), venv);
};

const pipInstall = async (python: string, requirements: string, logFile: string, env: NodeJS.ProcessEnv) => {
  const args = [
    '-m',
    'pip',
    'install',
    '--disable-pip-version-check',
    '--require-hashes',
    '-r',
    requirements,
  ];
  const { code, output } = await runCommand(python, args, env);
  await writeFile(logFile, output);
  if (code !== 0) throw new PipFailed(lastLine(output), logFile);
};

/**
 * Makes sure that the packages of a hash-pinned requirements file are whole in a virtual environment and
 * returns its Python; one that is half installed, or was made for other requirements, is made anew.
 * @throws {PythonMissing} @throws {VenvMissing} @throws {VenvFailed} @throws {PipFailed} nothing half-installed is left behind then
 */
export const ensureVenv = async (
  venv: string,
  requirements: string,
  { env = process.env, onInstall = () => undefined }: InstallOptions = {},
): Promise<string> => {
  const python = join(venv, 'bin', 'python3');
  const digest = createHash('sha256')
    .update(await readFile(requirements))
    .digest('hex');
  if (await isWhole(venv, python, digest)) return python;

  onInstall();
  await rm(venv, { recursive: true, force: true });
  await mkdir(join(venv, '..'), { recursive: true });
  const clean = withoutPythonSettings(env);
  try {
    await makeVenv(venv, clean);
    await pipInstall(python, requirements, `${venv}.log`, clean);
  } catch (error) {
    await rm(venv, { recursive: true, force: true });
    throw error;
  }
  await writeFile(join(venv, MARKER), digest);
  return python;
};

/** Makes sure that the emulator is installed under `.local/venv` of the checkout; returns its Python. */
export const ensureEmulator = (root: string, options?: InstallOptions): Promise<string> =>
  ensureVenv(join(root, '.local', 'venv'), join(root, 'local', 'requirements.txt'), options);
