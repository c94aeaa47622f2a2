import type { Command } from 'commander';
import { performOnApi } from '../perform.ts';

/** The command that adds up what became of handoffs. What it adds up with is loaded when it is called. */
export function addMetrics(program: Command): void {
  program
    .command('metrics')
    .description(
      'how fast handoffs are accepted, what waits, what failed, against the thresholds of each contract; ends with 1 if one is crossed',
    )
    .argument('[contract]', 'its name (else all)')
    .action(async (contract: string | undefined, _: unknown, command: Command) => {
      const { metrics } = await import('../commands/metrics.ts');
      return performOnApi(command, (api) => metrics(api, contract));
    });
}
