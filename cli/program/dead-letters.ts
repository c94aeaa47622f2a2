import type { Command } from 'commander';
import { listDeadLetters, redriveDeadLetters, showDeadLetters } from '../commands/dead-letters.ts';
import type { RedriveWish } from '../commands/dead-letters.ts';
import { performOnApi } from '../perform.ts';
import { REASON } from './texts.ts';

/** The commands about messages that nobody could process. */
export function addDeadLetters(program: Command): void {
  const dlq = program.command('dlq').description('messages that nobody could process (dead letters)');
  dlq
    .command('list')
    .description('each queue of them: how many, and how old the oldest is')
    .action((_: unknown, command: Command) =>
      performOnApi(command, (api) => listDeadLetters(api, new Date().toISOString())),
    );
  dlq
    .command('show')
    .description('what lies in one queue; nothing is taken out')
    .argument('<queue>', 'its name, as `npx baton dlq list` shows it')
    .action((queue: string, _: unknown, command: Command) =>
      performOnApi(command, (api) => showDeadLetters(api, queue)),
    );
  dlq
    .command('redrive')
    .description('send what lies in one queue back to be processed, once the cause is put right')
    .argument('<queue>', 'its name, as `npx baton dlq list` shows it')
    .option('--reason <text>', `${REASON} (required with --confirm)`)
    .option('--confirm', 'do it; without it this only counts')
    .action((queue: string, wish: RedriveWish, command: Command) => {
      if (wish.confirm === true && wish.reason === undefined)
        command.error('error: --confirm needs --reason <text>');
      return performOnApi(command, (api) => redriveDeadLetters(api, queue, wish));
    });
}
