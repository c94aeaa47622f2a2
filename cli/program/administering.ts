import type { Command } from 'commander';
import { Argument } from 'commander';
import type { ConsentingSystem } from '#domain/operator/credential-note.ts';
import type { SecretName } from '#domain/operator/requests.ts';
import { addMapping } from '../commands/add-mapping.ts';
import type { MappingOptions } from '../commands/add-mapping.ts';
import { connect } from '../commands/connect.ts';
import type { ConnectOptions } from '../commands/connect.ts';
import { connectingHere } from '../connect/here.ts';
import { pause, resume } from '../commands/pause.ts';
import type { PauseOptions } from '../commands/pause.ts';
import { setSecret } from '../commands/set-secret.ts';
import type { SecretOptions } from '../commands/set-secret.ts';
import { performOnApi } from '../perform.ts';
import { consentingSystem, secretName, SECRETS, wholeNumber } from './arguments.ts';
import { CALLBACK_PORT, CONNECT_HELP, REASON } from './texts.ts';

/** The commands that change what holds for all handoffs of a contract, or of Baton. */
export function addAdministering(program: Command): void {
  program
    .command('pause')
    .description('have a contract offer nothing for a while; events are kept, clocks stand still')
    .argument('<contract>', 'its name')
    .requiredOption(
      '--until <time>',
      'the last day (2030-01-31; it ends at midnight where the contract owner lives), the instant until which, or how long from now on, such as 4h',
    )
    .requiredOption('--reason <text>', REASON)
    .action((contract: string, options: PauseOptions, command: Command) =>
      performOnApi(command, (api) => pause(api, contract, options)),
    );
  program
    .command('resume')
    .description('have a paused contract go on before its pause ends')
    .argument('<contract>', 'its name')
    .requiredOption('--reason <text>', REASON)
    .action((contract: string, options: Pick<PauseOptions, 'reason'>, command: Command) =>
      performOnApi(command, (api) => resume(api, contract, options)),
    );
  program
    .command('mapping')
    .description('values that a contract does not know yet')
    .command('add')
    .description('have a value stand for a status for 30 days (--days); what waited for it goes on')
    .argument('<contract>', 'its name')
    .argument('<value>', 'the value that the system sends')
    .argument('<status>', 'a status of the contract')
    .requiredOption('--reason <text>', REASON)
    .option('--days <number>', 'for so many days (30)', wholeNumber)
    .option('--confirm', 'also where no event waits for the value')
    .action((contract: string, value: string, status: string, options: MappingOptions, command: Command) =>
      performOnApi(command, (api) => addMapping(api, contract, { value, status }, options)),
    );
  program
    .command('secrets')
    .description('credentials of other systems')
    .command('set')
    .description('store a secret, from a pipe or a hidden prompt, once the system that it opens takes it')
    .addArgument(new Argument('<name>', `which: ${SECRETS}`).argParser(secretName))
    .option('--untried', 'also where the system does not say now whether it takes it', false)
    .action((name: SecretName, options: SecretOptions, command: Command) =>
      performOnApi(command, (api) => setSecret(api, name, options)),
    );
  program
    .command('connect')
    .description('have a person consent to what Baton does in a system, for the first time or again')
    .addArgument(new Argument('<system>', 'which: hubspot, salesforce or asana').argParser(consentingSystem))
    .option('--port <number>', 'where the browser comes back to on this machine', wholeNumber, CALLBACK_PORT)
    .option(
      '--no-browser',
      'open none here: the address is printed, and the one that it leads to is asked for',
    )
    .addHelpText('after', CONNECT_HELP)
    .action((system: ConsentingSystem, options: ConnectOptions, command: Command) =>
      performOnApi(command, (api) => connect(api, system, options, connectingHere(process.env))),
    );
}
