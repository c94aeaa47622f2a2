import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileContracts } from '#cli/contracts/compile.ts';
import { canonicalJson } from '#domain/contract/canonical-json.ts';
import type { Directory } from '#domain/contract/directory.ts';
import { ON_CALL_EVENTS } from '#domain/contract/on-call-events.ts';
import { buildLambdas } from '#local/build-lambdas.ts';
import { ROOT } from './emulator.ts';

const BUILT = join(ROOT, '.local', 'test', 'built');

/** The Lambdas as they are shipped, with the contracts of the deployed tests. */
export const TEST_BUNDLES = join(BUILT, 'lambdas');
/** The same handlers, which can be told to die on the way. */
export const CRASHING_BUNDLES = join(BUILT, 'crashing-lambdas');

/** The Lambdas as they are shipped, with contracts that write several systems. */
export const SEVERAL_BUNDLES = join(BUILT, 'lambdas-of-several');

/** The Lambdas as they are shipped, with people whose every value occurs nowhere else. */
export const CANARY_BUNDLES = join(BUILT, 'lambdas-of-canaries');

const CRASHING_ENTRIES = ['lambdas', join('test', 'crash', 'lambdas')];

/** Compiles the contracts of the deployed tests and bundles all Lambdas with them. Once per run: files share it. */
export async function buildTestBundles(): Promise<void> {
  const usual = { root: ROOT, contractsFile: await compiled('contracts') };
  await buildLambdas({ ...usual, outDir: TEST_BUNDLES });
  await buildLambdas({ ...usual, outDir: CRASHING_BUNDLES, entryRoots: CRASHING_ENTRIES });
  const contractsFile = await compiled('contracts-of-several');
  await buildLambdas({ root: ROOT, contractsFile, outDir: SEVERAL_BUNDLES });
}

/** Only one file takes these, so it makes them itself, with whom to call about missed deadlines. */
export async function buildCanaryBundles(onCallUrl: string): Promise<void> {
  const onCallWebhook = { url: onCallUrl, events: [...ON_CALL_EVENTS] };
  const contractsFile = await compiled('contracts-of-canaries', { onCallWebhook });
  await buildLambdas({ root: ROOT, contractsFile, outDir: CANARY_BUNDLES });
}

/** The Lambdas that can be told to die, with these compiled contracts. */
export async function buildCrashingBundles(contractsFile: string, outDir: string): Promise<void> {
  await buildLambdas({ root: ROOT, contractsFile, outDir, entryRoots: CRASHING_ENTRIES });
}

async function compiled(folder: string, more: Partial<Directory> = {}): Promise<string> {
  const result = await compileContracts(join(import.meta.dirname, folder));
  if (result.kind === 'errors') throw new AggregateError(result.errors, 'the contracts of the tests');
  const file = join(BUILT, `${folder}.json`);
  await mkdir(BUILT, { recursive: true });
  const directory = { ...result.bundle.directory, ...more };
  await writeFile(file, canonicalJson({ ...result.bundle, directory }));
  return file;
}
