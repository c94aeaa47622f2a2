import { join } from 'node:path';
import { buildLambdas } from './build-lambdas.ts';
import type { BuiltLambda } from './build-lambdas.ts';
import { BUILD_DIR } from './place.ts';
import { runCommand } from './run-command.ts';
import { UserError } from './user-error.ts';

/** The contracts are not as they should be; what is wrong stands in `output`, with file and line. */
export class ContractsRefused extends UserError {
  constructor(output: string) {
    super(`The contracts have errors:\n${output.trimEnd()}`);
  }
}

/** Checks and compiles the contracts, then bundles every Lambda with them. @throws {ContractsRefused} */
export async function buildAll(
  root: string,
  outDir = join(root, BUILD_DIR),
  entryRoots?: readonly string[],
): Promise<readonly BuiltLambda[]> {
  const { code, output } = await runCommand(process.execPath, [
    join(root, 'cli', 'contracts', 'main.ts'),
    'build',
  ]);
  if (code !== 0) throw new ContractsRefused(output);
  return buildLambdas({ root, outDir, ...(entryRoots === undefined ? {} : { entryRoots }) });
}
