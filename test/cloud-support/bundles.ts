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

const CONTRACTS_FILE = join(BUILT, 'contracts.json');

/** Compiles the contracts of the deployed tests and bundles all Lambdas with them. Once per run: files share it. */
export async function buildTestBundles(): Promise<void> {
  const compiled = await compileContracts(join(import.meta.dirname, 'contracts'));
  if (compiled.kind === 'errors') throw new AggregateError(compiled.errors, 'the contracts of the tests');
  await mkdir(dirname(CONTRACTS_FILE), { recursive: true });
  await writeFile(CONTRACTS_FILE, canonicalJson(compiled.bundle));
  const common = { root: ROOT, contractsFile: CONTRACTS_FILE };
  await buildLambdas({ ...common, outDir: TEST_BUNDLES });
  const entryRoots = ['lambdas', join('test', 'crash', 'lambdas')];
  await buildLambdas({ ...common, outDir: CRASHING_BUNDLES, entryRoots });
}
