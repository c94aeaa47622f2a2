import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { EmulatorDidNotStart } from '#local/emulator/spawn.ts';
import { startEmulator } from '#local/emulator/start.ts';
import { findFreePort, PortTaken } from '#local/ports.ts';

import { temporaryFolder } from './fixtures/fake-python.ts';

const startWith = async (script: string, port?: number) => {
  const folder = await temporaryFolder();
  const python = join(folder, 'python3');
  await writeFile(python, `#!/bin/sh\n${script}\n`);
  await chmod(python, 0o755);
  const runDir = join(folder, 'run');
  const options = { python, runDir, stateDir: join(folder, 'state'), port: port ?? (await findFreePort()) };
  return { runDir, outcome: await startEmulator(options).catch((thrown: unknown) => thrown) };
};

const takenPort = async (): Promise<number> => {
  const server = createServer();
  const port = await findFreePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return port;
};

test('a port that is taken is named, with the command that finds the program', async () => {
  const port = await takenPort();
  const { outcome } = await startWith('exit 0', port);
  expect(outcome).toBeInstanceOf(PortTaken);
  expect((outcome as PortTaken).sentence).toContain(`Port ${port}, which the local cloud needs, is taken`);
  expect((outcome as PortTaken).sentence).toContain(`lsof -nP -iTCP:${port}`);
});

test('an emulator that ends at once is told with its last words, and its note is taken away', async () => {
  const { outcome, runDir } = await startWith('echo "no module named ministack" >&2; exit 1');
  expect(outcome).toBeInstanceOf(EmulatorDidNotStart);
  expect((outcome as EmulatorDidNotStart).sentence).toContain('(no module named ministack)');
  expect(await readdir(runDir)).toEqual([]);
});

test('a Python that cannot be run is told', async () => {
  const folder = await temporaryFolder();
  const start = startEmulator({
    python: join(folder, 'nothing-here'),
    port: await findFreePort(),
    stateDir: join(folder, 'state'),
    runDir: join(folder, 'run'),
  });
  await expect(start).rejects.toBeInstanceOf(EmulatorDidNotStart);
});

test('what was unpacked aside goes with the emulator, and no link to it is left', async () => {
  const { outcome, runDir } = await startWith('echo "$TMPDIR"; exit 1');
  expect(outcome).toBeInstanceOf(EmulatorDidNotStart);
  const stateDir = join(runDir, '..', 'state');
  expect(await readdir(stateDir)).toEqual(['emulator.log']);
  const temporaryDir = (await readFile(join(stateDir, 'emulator.log'), 'utf8')).trim();
  await expect(readdir(temporaryDir)).rejects.toMatchObject({ code: 'ENOENT' });
});
