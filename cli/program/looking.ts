import type { Command } from 'commander';
import { Option } from 'commander';
import { LISTED_STATUSES } from '#domain/operator/requests.ts';
import { attempts } from '../commands/attempts.ts';
import type { AttemptsOptions } from '../commands/attempts.ts';
import { doctor } from '../commands/doctor.ts';
import { dryRun } from '../commands/dry-run.ts';
import { list } from '../commands/list.ts';
import type { ListOptions } from '../commands/list.ts';
import { receipt } from '../commands/receipt.ts';
import { show } from '../commands/show.ts';
import { perform, performOnApi, sharedOptions } from '../perform.ts';
import { handoffId, receiptId, recordNamed, wholeNumber } from './arguments.ts';
import type { RecordNamed } from './arguments.ts';
import { LIST_HELP } from './texts.ts';

/** The commands that change nothing. Those that read logs or add numbers up take as long to load as all the rest: they load that when they are called. */
export function addLooking(program: Command): void {
  program
    .command('list')
    .description('handoffs and blocked events, newest first')
    .option('--contract <name>', 'only those of one contract')
    .addOption(new Option('--status <status>', 'only those in one status').choices(LISTED_STATUSES))
    .option('--limit <number>', 'at most so many', wholeNumber, 25)
    .addHelpText('after', LIST_HELP)
    .action((options: ListOptions, command: Command) => performOnApi(command, (api) => list(api, options)));
  program
    .command('status')
    .description(
      'how everything stands, on one screen; its colour is the exit code: 0 green, 4 yellow, 5 red',
    )
    .action(async (_: unknown, command: Command) => {
      const { status } = await import('../commands/status.ts');
      return performOnApi(command, status);
    });
  program
    .command('show')
    .description('one handoff or blocked event, and its story')
    .argument('<handoff>', 'its id', handoffId)
    .action((id: string, _: unknown, command: Command) => performOnApi(command, (api) => show(api, id)));
  program
    .command('trace')
    .description(
      'everything about a correlation id or a handoff in the order of time: webhook, log, workflow, messages, systems',
    )
    .argument('<id>', 'a correlation id, or the id of a handoff', handoffId)
    .action(async (id: string, _: unknown, command: Command) => {
      const { trace } = await import('../commands/trace.ts');
      return performOnApi(command, (api) => trace(api, id));
    });
  program
    .command('attempts')
    .description('what Baton sent to the systems of a handoff and was told, request by request, for 30 days')
    .argument('<handoff>', 'its id', handoffId)
    .option('--target <target>', 'only to one system, as `npx baton show` names it')
    .option('--raw', 'with the requests and answers themselves, instead of a line in words for each')
    .action((id: string, options: AttemptsOptions, command: Command) =>
      performOnApi(command, (api) => attempts(api, id, options)),
    );
  program
    .command('observed')
    .description('what a contract that only observes has seen, in numbers')
    .argument('<contract>', 'its name')
    .option('--limit <number>', 'of the newest so many', wholeNumber, 500)
    .action(async (contract: string, { limit }: { limit: number }, command: Command) => {
      const { observed } = await import('../commands/observed.ts');
      return performOnApi(command, (api) => observed(api, contract, limit));
    });
  program
    .command('receipt')
    .description('what became of one event of a webhook')
    .argument('<id>', 'as the answer to the webhook gave it', receiptId)
    .action((id: string, _: unknown, command: Command) => performOnApi(command, (api) => receipt(api, id)));
  program
    .command('check-log')
    .description(
      'recompute the chain of hashes of a log, and compare the stored state with what the log tells',
    )
    .argument('<handoff>', 'its id', handoffId)
    .action((id: string, _: unknown, command: Command) =>
      performOnApi(command, async (api) => {
        const { checkLogOf } = await import('../commands/check-log.ts');
        return checkLogOf(api, id);
      }),
    );
  program
    .command('dry-run')
    .description('who would be asked about a record under a contract, and each step if nobody answered')
    .argument('<contract>', 'its name')
    .argument('<record>', 'its kind and id, such as contact/501', recordNamed)
    .action((contract: string, record: RecordNamed, _: unknown, command: Command) =>
      performOnApi(command, (api) => dryRun(api, { contract, ...record })),
    );
  program
    .command('doctor')
    .description('each prerequisite: ok, or the next step')
    .action((_: unknown, command: Command) =>
      perform(command, () => doctor(sharedOptions(command), process.env)),
    );
}
