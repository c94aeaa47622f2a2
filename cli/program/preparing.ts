import type { Command } from 'commander';
import { withTerminal } from '../ask.ts';
import type { DraftWish } from '../commands/new-contract.ts';
import { perform } from '../perform.ts';
import { portalSettings } from '../portal-settings.ts';
import { ACCOUNT_HELP } from './texts.ts';

/** What is done in a checkout, before a deploy. */
export function addPreparing(program: Command): void {
  program
    .command('contract')
    .description('the files of a checkout')
    .command('new')
    .description(
      'write the draft of a contract from what HubSpot has; asks on a terminal for what no option says',
    )
    .option('--id <name>', 'its name, and that of its file')
    .option('--title <text>', 'what people call it')
    .option('--object <kind>', 'contact or deal')
    .option('--pipeline <id>', 'of deals: which pipeline')
    .option('--property <name>', 'the property whose change starts a handoff')
    .option('--value <value>', 'the value in HubSpot that starts it')
    .option('--owner <person>', 'who answers for it (else the desk of directory.yaml)')
    .option('--ask <person>', 'who is asked first')
    .option('--folder <path>', 'where the contracts are', 'contracts')
    .addHelpText('after', ACCOUNT_HELP)
    .action((options: DraftWish, command: Command) =>
      perform(command, () =>
        withTerminal(async (terminal) => {
          const { newContract } = await import('../commands/new-contract.ts');
          return newContract(portalSettings(process.env), options, terminal);
        }),
      ),
    );
}
