import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { runCommand } from '#local/run-command.ts';

import { temporaryFolder } from './fixtures/fake-python.ts';

const PREFLIGHT = join(import.meta.dirname, '..', '..', '..', 'local', 'preflight.js');

/** A checkout with nothing but the preflight and an entry that says that it was reached. */
const checkout = async ({ installed }: { installed: boolean }) => {
  const root = await temporaryFolder();
  await mkdir(join(root, 'local'));
  await copyFile(PREFLIGHT, join(root, 'local', 'preflight.js'));
  await writeFile(join(root, 'package.json'), '{"type":"module"}');
  await writeFile(join(root, 'local', 'start.ts'), 'console.log("reached");');
  if (installed) await mkdir(join(root, 'node_modules'));
  return join(root, 'local', 'preflight.js');
};

const playNode = (version: string): string =>
  `data:text/javascript,${encodeURIComponent(
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })`,
  )}`;

test('with everything there the entry is reached', async () => {
  const { code, output } = await runCommand(process.execPath, [await checkout({ installed: true })]);
  expect({ code, output }).toEqual({ code: 0, output: 'reached\n' });
});

test('without the dependencies one sentence says to install them', async () => {
  const { code, output } = await runCommand(process.execPath, [await checkout({ installed: false })]);
  expect(code).toBe(1);
  expect(output.trim().split('\n')).toEqual([expect.stringMatching(/run `npm ci`/)]);
});

test('an old Node is told which one is needed and how to get it', async () => {
  const file = await checkout({ installed: true });
  const { code, output } = await runCommand(process.execPath, ['--import', playNode('20.19.0'), file]);
  expect(code).toBe(1);
  expect(output.trim().split('\n')).toEqual([
    expect.stringMatching(/Node 24 or later and this is Node 20\.19\.0/),
  ]);
});
