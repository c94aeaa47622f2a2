import type { Command } from 'commander';
import { finishCause, pickCause, showBacklog } from '../commands/backlog.ts';
import type { PickOptions } from '../commands/backlog.ts';
import { performOnApi } from '../perform.ts';
import { REASON } from './texts.ts';

/** The commands of a Monday morning. */
export function addMonday(program: Command): void {
  program
    .command('monday')
    .description(
      'what to look at when the week begins, in a minute: each line says what was checked; its colour is the exit code: 0 green, 4 yellow, 5 red',
    )
    .action(async (_: unknown, command: Command) => {
      const { monday } = await import('../commands/monday.ts');
      return performOnApi(command, monday);
    });
  const backlog = program
    .command('backlog')
    .description('the causes that somebody is to remove for good; npx baton monday opens with them')
    .action((_: unknown, command: Command) => performOnApi(command, showBacklog));
  backlog
    .command('pick')
    .description('have somebody remove a cause that npx baton monday names')
    .argument('<cause>', 'such as expired:sales-qualified-lead')
    .requiredOption('--owner <person>', 'who, by the id in directory.yaml')
    .option('--reason <text>', REASON)
    .action((cause: string, options: PickOptions, command: Command) =>
      performOnApi(command, (api) => pickCause(api, cause, options)),
    );
  backlog
    .command('done')
    .description('take a cause out of it')
    .argument('<cause>', 'as npx baton backlog shows it')
    .option('--reason <text>', REASON)
    .action((cause: string, options: { reason?: string }, command: Command) =>
      performOnApi(command, (api) => finishCause(api, cause, options)),
    );
}
