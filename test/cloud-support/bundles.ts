import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { compileContracts } from '#cli/contracts/compile.ts';
import { canonicalJson } from '#domain/contract/canonical-json.ts';
import { buildLambdas } from '#local/build-lambdas.ts';
import { ROOT } from './emulator.ts';

const BUILT = join(ROOT, '.local', 'test', 'built');

/** The Lambdas as they are shipped, with the contracts of the deployed tests. */
export const TEST_BUNDLES = join(BUILT, 'lambdas');
/** The same handlers, which can be told to die on the way. */
export const CRASHING_BUNDLES = join(BUILT, 'crashing-lambdas');

const CRASHING_ENTRIES = ['lambdas', join('test', 'crash', 'lambdas')];
const CONTRACTS_FILE = join(BUILT, 'contracts.json');

/** Compiles the contracts of the deployed tests and bundles all Lambdas with them. Once per run: files share it. */
export async function buildTestBundles(): Promise<void> {
  await compileInto(CONTRACTS_FILE, join(import.meta.dirname, 'contracts'));
  const common = { root: ROOT, contractsFile: CONTRACTS_FILE };
  await buildLambdas({ ...common, outDir: TEST_BUNDLES });
  await buildLambdas({ ...common, outDir: CRASHING_BUNDLES, entryRoots: CRASHING_ENTRIES });
}

/** The Lambdas that can be told to die, with the contracts of a folder. Where they are. */
export async function buildCrashingBundles(contracts: string, outDir: string): Promise<string> {
  const contractsFile = `${outDir}.json`;
  await compileInto(contractsFile, contracts);
  await buildLambdas({ root: ROOT, contractsFile, outDir, entryRoots: CRASHING_ENTRIES });
  return outDir;
}

async function compileInto(file: string, contracts: string): Promise<void> {
  const compiled = await compileContracts(contracts);
  if (compiled.kind === 'errors') throw new AggregateError(compiled.errors, 'the contracts of the tests');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, canonicalJson(compiled.bundle));
}
