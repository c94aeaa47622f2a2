import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { ensureVenv, PipFailed } from '#local/emulator/install.ts';
import { findPython, PythonMissing, VenvMissing } from '#local/emulator/python.ts';

import { environmentWithPython, temporaryFolder, type FakePython } from './fixtures/fake-python.ts';

const oneSentence = /^[^.]*(\.\S[^.]*)*\.$/;

const preparedFolder = async (python: FakePython = {}) => {
  const folder = await temporaryFolder();
  const requirements = join(folder, 'requirements.txt');
  await writeFile(requirements, 'something==1.0');
  const env = await environmentWithPython(folder, python);
  const venv = join(folder, 'venv');
  const calls = async () =>
    existsSync(join(folder, 'calls')) ? readFile(join(folder, 'calls'), 'utf8') : '';
  return { folder, requirements, env, venv, calls, install: () => ensureVenv(venv, requirements, { env }) };
};

describe('finding Python', () => {
  test('a machine without Python is told what to install', async () => {
    const error = await findPython({ PATH: await temporaryFolder() }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PythonMissing);
    expect((error as PythonMissing).sentence).toMatch(
      /3\.10 or later is needed .* none was found: install it/,
    );
    expect((error as PythonMissing).sentence).toMatch(oneSentence);
  });

  test('a Python that is too old is named', async () => {
    const { env } = await preparedFolder({ version: '3.9' });
    await expect(findPython(env)).rejects.toMatchObject({ tooOld: ['3.9'] });
  });

  test('a Python without venv is told apart from no Python', async () => {
    const { env } = await preparedFolder({ hasVenv: false });
    const error = await findPython(env).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(VenvMissing);
    expect((error as VenvMissing).sentence).toMatch(/install python3-venv/);
    expect((error as VenvMissing).sentence).toMatch(oneSentence);
  });
});

describe('installing', () => {
  test('what is installed whole is not installed again', async () => {
    const { install, calls } = await preparedFolder();
    await install();
    await install();
    expect(await calls()).toBe('venv\npip\n');
  });

  test('an environment without the marker, left by an interrupted installation, is made anew', async () => {
    const { install, venv, calls } = await preparedFolder();
    await mkdir(join(venv, 'bin'), { recursive: true });
    await writeFile(join(venv, 'bin', 'python3'), 'half of it');
    await install();
    expect(await calls()).toBe('venv\npip\n');
    expect(await readFile(join(venv, 'bin', 'python3'), 'utf8')).not.toBe('half of it');
  });

  test('other requirements are installed anew', async () => {
    const { install, requirements, calls } = await preparedFolder();
    await install();
    await writeFile(requirements, 'something==2.0');
    await install();
    expect(await calls()).toBe('venv\npip\nvenv\npip\n');
  });

  test('an environment whose Python has gone from the machine is made anew', async () => {
    const { install, venv, calls } = await preparedFolder();
    await install();
    await rm(join(venv, 'bin', 'python3'));
    await install();
    expect(await calls()).toBe('venv\npip\nvenv\npip\n');
  });

  test('a failure of pip is told with its reason and leaves nothing behind', async () => {
    const { install, venv } = await preparedFolder({ pipExit: 1 });
    const error = await install().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(PipFailed);
    expect((error as PipFailed).sentence).toContain('ERROR: no such package');
    expect((error as PipFailed).sentence).toMatch(oneSentence);
    expect(await readFile((error as PipFailed).logFile, 'utf8')).toContain('collecting');
    expect(existsSync(venv)).toBe(false);
  });

  test('a failure of venv is told and leaves nothing behind', async () => {
    const { install, venv } = await preparedFolder({ venvExit: 1 });
    await expect(install()).rejects.toThrow(/\(Error: disk full\)/);
    expect(existsSync(venv)).toBe(false);
  });
});
