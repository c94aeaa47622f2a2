import { join } from 'node:path';
import { runCommand } from './run-command.ts';
import { UserError } from './user-error.ts';

/** The contracts are not as they should be; what is wrong stands in `output`, with file and line. */
export class ContractsRefused extends UserError {
  constructor(output: string) {
    super(`The contracts have errors:\n${output.trimEnd()}`);
  }
}

/** Checks the contracts, and with `build` also compiles them for the bundles. @throws {ContractsRefused} */
export async function runContracts(root: string, command: 'check' | 'build'): Promise<void> {
  const main = join(root, 'cli', 'contracts', 'main.ts');
  const { code, output } = await runCommand(process.execPath, [main, command]);
  if (code !== 0) throw new ContractsRefused(output);
}
