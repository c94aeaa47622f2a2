import { spawn } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

/**
 * `npm run record:calls`: runs the deployed tests with a recorder between the Lambdas and the local AWS, and writes what
 * each Lambda asked of what to `test/infra-support/calls-made.json`, against which a test compares the policies. One
 * emulator at a time, because each request passes through the recorder. What was asked was asked, also where a test failed
 * for another reason (recorded, everything is slower): it is written all the same, and the exit code is that of the tests.
 */
const ROOT = join(import.meta.dirname, '..');
const FOLDER = join(ROOT, '.local', 'test', 'calls');
const FILE = join(ROOT, 'test', 'infra-support', 'calls-made.json');

const callsSchema = z.record(z.string(), z.record(z.string(), z.array(z.string())));
type Calls = z.infer<typeof callsSchema>;

const runTests = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const vitest = join(ROOT, 'node_modules', '.bin', 'vitest');
    const args = ['run', '--project', 'cloud', '--maxWorkers', '1', ...process.argv.slice(2)];
    const env = { ...process.env, BATON_RECORD_CALLS_INTO: FOLDER };
    const child = spawn(vitest, args, { cwd: ROOT, env, stdio: 'inherit' });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });

/** The calls of all files, each once, in order: two runs that asked the same are the same text. */
const merged = (all: readonly Calls[]): Record<string, Record<string, string>> => {
  const made = new Map<string, Map<string, Set<string>>>();
  for (const [lambda, byResource] of all.flatMap((calls) => Object.entries(calls))) {
    const resources = made.get(lambda) ?? new Map<string, Set<string>>();
    for (const [resource, actions] of Object.entries(byResource))
      resources.set(resource, new Set([...(resources.get(resource) ?? []), ...actions]));
    made.set(lambda, resources);
  }
  const sorted = <Value>(map: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] =>
    [...map].sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(
    sorted(made).map(([lambda, resources]) => [
      lambda,
      Object.fromEntries(
        sorted(resources).map(([resource, actions]) => [resource, [...actions].sort().join(' ')]),
      ),
    ]),
  );
};

await rm(FOLDER, { recursive: true, force: true });
process.exitCode = await runTests();
const files = (await readdir(FOLDER)).sort();
const all = await Promise.all(
  files.map(async (file) => callsSchema.parse(JSON.parse(await readFile(join(FOLDER, file), 'utf8')))),
);
const from = files.map((file) => file.replace('.json', ''));
const record = { madeBy: 'npm run record:calls', from, calls: merged(all) };
await writeFile(FILE, `${JSON.stringify(record, null, 2)}\n`);
