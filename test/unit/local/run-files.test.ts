import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { commandLineOf, endGroup } from '#local/process-group.ts';
import { AlreadyRunning, endLeftovers, recordRun, takeOver } from '#local/run-files.ts';

import { temporaryFolder } from './fixtures/fake-python.ts';

const startSleeper = (): ChildProcess & { pid: number } => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true });
  const { pid } = child;
  if (pid === undefined) throw new Error('not started');
  onTestFinished(() => endGroup(pid));
  return Object.assign(child, { pid });
};

/** A process id that was in use a moment ago and is not any more. */
const goneProcess = async (): Promise<number> => {
  const { pid } = startSleeper();
  await endGroup(pid);
  return pid;
};

/** What `recordRun` wrote, as if somebody else, of whom this is left, had written it. */
const rewrite = async (runDir: string, change: object): Promise<void> => {
  const file = join(runDir, 'emulator.json');
  await writeFile(file, JSON.stringify({ ...JSON.parse(await readFile(file, 'utf8')), ...change }));
};

test('what an earlier run left behind is ended', async () => {
  const runDir = await temporaryFolder();
  const { pid } = startSleeper();
  await recordRun(runDir, 'emulator', pid);
  await rewrite(runDir, { startedBy: { pid: await goneProcess(), command: 'npm start' } });

  const { ended } = await endLeftovers(runDir);

  expect(ended.map((run) => run.pid)).toEqual([pid]);
  expect(commandLineOf(pid)).toBeUndefined();
  expect(await readdir(runDir)).toEqual([]);
});

test('a process that only has the same id as one of ours is left alone', async () => {
  const runDir = await temporaryFolder();
  const { pid } = startSleeper();
  await recordRun(runDir, 'emulator', pid);
  const gone = await goneProcess();
  await rewrite(runDir, { command: 'python3 -m ministack', startedBy: { pid: gone, command: 'npm start' } });

  const { ended } = await endLeftovers(runDir);

  expect(ended).toEqual([]);
  expect(commandLineOf(pid)).toBeDefined();
});

test('a run that is in use in another terminal is named and left alone', async () => {
  const runDir = await temporaryFolder();
  const emulator = startSleeper();
  const npmStart = startSleeper();
  await recordRun(runDir, 'emulator', emulator.pid);
  const startedBy = { pid: npmStart.pid, command: commandLineOf(npmStart.pid) };
  await rewrite(runDir, { startedBy });

  const error = await takeOver(runDir).catch((thrown: unknown) => thrown);

  expect(error).toBeInstanceOf(AlreadyRunning);
  expect((error as AlreadyRunning).sentence).toContain(`kill ${npmStart.pid}`);
  expect(commandLineOf(emulator.pid)).toBeDefined();
});

test('a note that was cut off in the middle is thrown away', async () => {
  const runDir = await temporaryFolder();
  await mkdir(runDir, { recursive: true });
  await writeFile(join(runDir, 'emulator.json'), '{"pid": 1, "comm');
  expect(await takeOver(runDir)).toEqual([]);
  expect(await readdir(runDir)).toEqual([]);
});
