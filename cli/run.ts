import { CommanderError } from 'commander';
import { EXIT } from './exit-code.ts';
import { batonProgram } from './program.ts';

/** What commander throws after it has answered `--help`; everything else that it throws is wrong usage. */
const HELPED: ReadonlySet<string> = new Set(['commander.helpDisplayed', 'commander.version']);

/** Runs the command that these words give, on the streams of this process; how it ended stands in `process.exitCode`. */
export async function run(words: readonly string[]): Promise<void> {
  try {
    await batonProgram().parseAsync([...words], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    process.exitCode = HELPED.has(error.code) ? EXIT.ok : EXIT.usage;
  }
}
