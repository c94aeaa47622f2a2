import { join } from 'node:path';
import { buildLambdas } from './build-lambdas.ts';
import type { BuiltLambda } from './build-lambdas.ts';
import { buildContracts } from './contracts.ts';
import { BUILD_DIR } from './place.ts';

/** Checks and compiles the contracts, then bundles every Lambda with them. @throws {import('./contracts.ts').ContractsRefused} */
export async function buildAll(
  root: string,
  outDir = join(root, BUILD_DIR),
  entryRoots?: readonly string[],
): Promise<readonly BuiltLambda[]> {
  await buildContracts(root);
  return buildLambdas({ root, outDir, ...(entryRoots === undefined ? {} : { entryRoots }) });
}
