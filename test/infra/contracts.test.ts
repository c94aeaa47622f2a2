import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** A folder whose contracts are those of the checkout, with a slip in one of them. */
async function withSlip(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'slip-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await cp(path.join(ROOT, 'contracts'), path.join(folder, 'contracts'), { recursive: true });
  const file = path.join(folder, 'contracts', 'kickoff.yaml');
  await writeFile(file, (await readFile(file, 'utf8')).replace('object: deal', 'object: dael'));
  return folder;
}

/** The same, in order by themselves, and a stage on this machine that lacks a system that they name. */
async function withoutAsana(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'stage-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await cp(path.join(ROOT, 'contracts'), path.join(folder, 'contracts'), { recursive: true });
  const stages = { production: { salesforce: {}, asana: {} }, local: { salesforce: {} } };
  await writeFile(path.join(folder, 'cdk.json'), JSON.stringify({ context: { stages } }));
  return folder;
}

async function run(
  entry: string,
  cwd: string,
): Promise<{ readonly code: number | null; readonly err: string }> {
  const child = spawn(process.execPath, [path.join(ROOT, entry)], { cwd });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const err = await text(child.stderr);
  return { code: await ended, err };
}

test.each([
  ['the synth', 'bin/baton-app.ts'],
  ['npm start', 'local/start.ts'],
])('a slip in a contract ends %s before anything else, with its file and line', async (_, entry) => {
  const { code, err } = await run(entry, await withSlip());
  expect(code).toBe(1);
  expect(err).toMatch(/contracts\/kickoff\.yaml:\d+/);
  expect(err).toContain('dael');
});

test('a system that the stage on this machine lacks ends npm start before anything else, with file and line', async () => {
  const { code, err } = await run('local/start.ts', await withoutAsana());
  expect(code).toBe(1);
  expect(err).toMatch(/contracts\/kickoff\.yaml:\d+:\d+ sync\.targets\.1\.system: .*stage local has/);
});
