import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { commandLineOf } from '#local/process-group.ts';
import { Processes, Stopping, type Running } from '#local/processes.ts';

const recorder = () => {
  const stopped: string[] = [];
  const running = (name: string): Running => ({
    name,
    stop: async () => void stopped.push(name),
    stopNow: () => undefined,
  });
  return { stopped, running };
};

describe('stopping', () => {
  test('everything is stopped once, the last started first', async () => {
    const { stopped, running } = recorder();
    const processes = new Processes();
    await processes.start(async () => running('emulator'));
    await processes.start(async () => running('inbox'));
    await Promise.all([processes.stopAll(), processes.stopAll()]);
    expect(stopped).toEqual(['inbox', 'emulator']);
  });

  test('what is still starting is stopped as soon as it has started', async () => {
    const { stopped, running } = recorder();
    const processes = new Processes();
    const slow = Promise.withResolvers<Running>();
    const starting = processes.start(() => slow.promise).catch((thrown: unknown) => thrown);
    const stopping = processes.stopAll();
    slow.resolve(running('emulator'));
    await stopping;
    expect(await starting).toBeInstanceOf(Stopping);
    expect(stopped).toEqual(['emulator']);
  });

  test('nothing new is started any more', async () => {
    const { running } = recorder();
    const processes = new Processes();
    await processes.stopAll();
    await expect(processes.start(async () => running('emulator'))).rejects.toBeInstanceOf(Stopping);
  });

  test('one that cannot be stopped does not keep the others running', async () => {
    const { stopped, running } = recorder();
    const processes = new Processes();
    await processes.start(async () => running('emulator'));
    const stuck = { ...running('inbox'), stop: () => Promise.reject(new Error('stuck')) };
    await processes.start(async () => stuck);
    await expect(processes.stopAll()).rejects.toBeInstanceOf(AggregateError);
    expect(stopped).toEqual(['emulator']);
  });
});

const runFixture = async (argument?: string) => {
  const file = join(import.meta.dirname, 'fixtures', 'starts-a-child.ts');
  const child = spawn(process.execPath, [file, ...(argument === undefined ? [] : [argument])]);
  let output = '';
  for await (const chunk of child.stdout) {
    output += String(chunk);
    if (output.includes('ready')) child.kill('SIGTERM');
  }
  if (child.exitCode === null) await once(child, 'exit');
  return { exitCode: child.exitCode, group: Number.parseInt(output, 10), output };
};

describe('leaving', () => {
  test('SIGTERM stops what was started, and the exit code says so', async () => {
    const { exitCode, group } = await runFixture();
    expect(exitCode).toBe(143);
    expect(commandLineOf(group)).toBeUndefined();
  });

  test('who stops it reads that it begins and that everything has gone', async () => {
    const { output } = await runFixture();
    expect(output).toMatch(/ready\n\nStopping …\nStopped: nothing of this run is running any more\.\n$/);
  });

  test('a crash stops what was started', async () => {
    const { exitCode, group } = await runFixture('crash');
    expect(exitCode).toBe(1);
    await expect.poll(() => commandLineOf(group)).toBeUndefined();
  });
});
