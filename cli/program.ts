import { Command } from 'commander';
import type { Option } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { EXIT_CODES_HELP } from './exit-code.ts';
import { addAdministering } from './program/administering.ts';
import { addDeadLetters } from './program/dead-letters.ts';
import { addDeciding } from './program/deciding.ts';
import { addIncidents } from './program/incidents.ts';
import { addLooking } from './program/looking.ts';
import { addMetrics } from './program/metrics.ts';
import { addMonday } from './program/monday.ts';
import { addPeople } from './program/people.ts';
import { addPreparing } from './program/preparing.ts';

/** Says of an option whether the command needs it. */
function described(option: Option): string {
  return option.mandatory ? `${option.description} (required)` : option.description;
}

/** The `baton` command. Throws a CommanderError instead of ending the process. */
export function batonProgram(): Command {
  const program = new Command('baton')
    .description('Looks after handoffs, and decides where they wait for somebody.')
    .option('--url <address>', 'where Baton is (else BATON_URL, else the one that `npm start` runs here)')
    .option('--profile <name>', 'the AWS profile to sign with (else the usual AWS environment)')
    .option('--json', 'answer with JSON')
    .version(manifest.version, '--version', 'which version this is')
    .configureHelp({ showGlobalOptions: true, optionDescription: described })
    .addHelpText('afterAll', EXIT_CODES_HELP)
    .exitOverride();
  addLooking(program);
  addMetrics(program);
  addMonday(program);
  addDeciding(program);
  addIncidents(program);
  addDeadLetters(program);
  addPeople(program);
  addAdministering(program);
  addPreparing(program);
  return program;
}
