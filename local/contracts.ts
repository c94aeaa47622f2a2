import { join } from 'node:path';
import { runCommand } from './run-command.ts';
import { UserError } from './user-error.ts';

/** The contracts are not as they should be; what is wrong stands in `output`, with file and line. */
export class ContractsRefused extends UserError {
  constructor(output: string) {
    super(`The contracts have errors:\n${output.trimEnd()}`);
  }
}

/** Checks the contracts for what runs here: each system that they name has to be among the settings of its stage. @throws {ContractsRefused} */
export function checkContracts(root: string): Promise<void> {
  return runContracts(root, ['check', '--stage', 'local']);
}

/** Checks the contracts and compiles them for the bundles. @throws {ContractsRefused} */
export function buildContracts(root: string): Promise<void> {
  return runContracts(root, ['build']);
}

async function runContracts(root: string, words: readonly string[]): Promise<void> {
  const main = join(root, 'cli', 'contracts', 'main.ts');
  const { code, output } = await runCommand(process.execPath, [main, ...words]);
  if (code !== 0) throw new ContractsRefused(output);
}
