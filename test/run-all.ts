import { spawn } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { askForAdvisories } from './advisories/ask.ts';

/**
 * `npm test`: everything. After installing and building come the quick tests, two kinds at a time, then the deployed
 * ones, which wait a third of their time; all along, the checks of the text use what these leave. Ends with how many tests
 * and checks passed and failed.
 */
const ROOT = join(import.meta.dirname, '..');
const REPORTS = join(ROOT, '.local', 'test', 'reports');
const BIN = join(ROOT, 'node_modules', '.bin');

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** A run of vitest counts its tests; anything else is one check. */
  readonly report?: string;
  /** Takes only the processor time that nobody else wants. */
  readonly isPatient?: boolean;
}

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const check = (name: string, tool: string, ...args: readonly string[]): Step => ({
  name,
  command: [join(BIN, tool), ...args],
  isPatient: true,
});

const tests = (name: string, ...projects: readonly string[]): Step => {
  const report = join(REPORTS, `${name.replaceAll(' ', '-')}.json`);
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const chosen = projects.flatMap((project) => ['--project', project]);
  return { name, report, command: [join(BIN, 'vitest'), 'run', ...reporters, ...chosen] };
};

const BUILD: Step = { name: 'build', command: [process.execPath, 'local/build-all.ts'] };
const INSTALL: Step = { name: 'local cloud', command: [process.execPath, 'local/install-all.ts'] };
const QUICK: readonly Step[] = [
  tests('scenario tests', 'scenarios'),
  tests('conformance tests', 'conformance'),
  tests('unit tests', 'unit'),
  tests('infra tests', 'infra', 'architecture'),
  tests('model tests', 'model'),
];
const DEPLOYED: readonly Step[] = [tests('browser and cloud tests', 'browser', 'cloud')];
const CHECKS: readonly Step[] = [
  check('lint', 'eslint', '.', '--max-warnings', '0'),
  check('types', 'tsc', '--noEmit', '-p', '.'),
  check('format', 'prettier', '--check', '.'),
];

const reportSchema = z.object({ numPassedTests: z.number(), numFailedTests: z.number() });

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Runs one command to its end; its output is kept together. */
const run = ({
  command: [file, ...args],
  isPatient = false,
}: Step): Promise<{ code: number; output: string }> =>
  new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    if (isPatient && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    const pieces: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (piece: Buffer) => pieces.push(piece));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(pieces).toString() }));
  });

/** A run that broke off has written no report, or one without its error: it counts as a failure all the same. */
const countOf = async ({ report }: Step, code: number): Promise<Count> => {
  const asOne = code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (report === undefined) return asOne;
  const text = await readFile(report, 'utf8').catch(() => undefined);
  if (text === undefined) return { passed: 0, failed: 1 };
  const { numPassedTests: passed, numFailedTests: failed } = reportSchema.parse(JSON.parse(text));
  return { passed, failed: failed + (code !== 0 && failed === 0 ? 1 : 0) };
};

const carryOut = async (step: Step): Promise<Count> => {
  const began = Date.now();
  say(`▸ ${step.name} …`);
  const { code, output } = await run(step);
  const count = await countOf(step, code);
  if (code !== 0) say(output);
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  say(
    `${code === 0 ? '✓' : '✗'} ${step.name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)`,
  );
  return count;
};

/** The packages that are locked: one check more, where the registry can be asked at all. */
const checkAdvisories = async (): Promise<Count> => {
  const advisories = await askForAdvisories(ROOT);
  switch (advisories.kind) {
    case 'none':
      say('✓ advisories: no locked package has one of high or critical severity');
      return { passed: 1, failed: 0 };
    case 'found':
      say(`✗ advisories: ${advisories.packages.join(', ')}`);
      return { passed: 0, failed: 1 };
    case 'not-asked':
      say(`– advisories: not asked, the registry said: ${advisories.because}`);
      return { passed: 0, failed: 0 };
  }
};

/** Carries the steps out in order, so many at a time. */
const inLanes = async (steps: readonly Step[], lanes: number): Promise<readonly Count[]> => {
  const waiting = [...steps];
  const counts: Count[] = [];
  const lane = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift())
      counts.push(await carryOut(step));
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return counts;
};

await rm(REPORTS, { recursive: true, force: true });
await mkdir(REPORTS, { recursive: true });
const runTests = async (): Promise<readonly Count[]> => [
  ...(await inLanes(QUICK, 2)),
  ...(await inLanes(DEPLOYED, 1)),
];

const counts = [
  ...(await inLanes([INSTALL, BUILD], 1)),
  ...(await Promise.all([runTests(), inLanes(CHECKS, 1)])).flat(),
  await checkAdvisories(),
];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
