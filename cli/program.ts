import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { LISTED_STATUSES, SECRET_NAMES, secretNameSchema } from '#domain/operator/requests.ts';
import type { OperatorDecision, SecretName } from '#domain/operator/requests.ts';
import { withTerminal } from './ask.ts';
import { addMetrics } from './add-metrics.ts';
import type { AwayOptions } from './away-wish.ts';
import { awayWish } from './away-wish.ts';
import { addMapping } from './commands/add-mapping.ts';
import type { MappingOptions } from './commands/add-mapping.ts';
import { away } from './commands/away.ts';
import { decide } from './commands/decide.ts';
import type { DecideOptions } from './commands/decide.ts';
import { doctor } from './commands/doctor.ts';
import { dryRun } from './commands/dry-run.ts';
import type { ImportWish } from './commands/import-people.ts';
import type { LeaveWish } from './commands/leave.ts';
import { list } from './commands/list.ts';
import type { ListOptions } from './commands/list.ts';
import type { DraftWish } from './commands/new-contract.ts';
import { parked } from './commands/parked.ts';
import { pause, resume } from './commands/pause.ts';
import type { PauseOptions } from './commands/pause.ts';
import { people } from './commands/people.ts';
import { receipt } from './commands/receipt.ts';
import { setSecret } from './commands/set-secret.ts';
import { show } from './commands/show.ts';
import { EXIT_CODES_HELP } from './exit-code.ts';
import { portalSettings } from './portal-settings.ts';
import type { ParkedOptions } from './parked-wish.ts';
import { parkedWish } from './parked-wish.ts';
import { slackSettings } from './slack-settings.ts';
import { perform, performOnApi, sharedOptions } from './perform.ts';

// Four commands read logs or contracts, which takes as long to load as all the rest: they load it when they are called.
const REASON = 'why: it stands in the log, and whoever looks at it later reads it';
const TOLD_REASON = `${REASON}; whoever is asked next is told it`;

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
  addDeciding(program);
  addParked(program);
  addPeople(program);
  addAdministering(program);
  addPreparing(program);
  return program;
}

function addLooking(program: Command): void {
  program
    .command('list')
    .description('handoffs and blocked events, newest first')
    .option('--contract <name>', 'only those of one contract')
    .addOption(new Option('--status <status>', 'only those in one status').choices(LISTED_STATUSES))
    .option('--limit <number>', 'at most so many', wholeNumber, 25)
    .action((options: ListOptions, command: Command) => performOnApi(command, (api) => list(api, options)));
  program
    .command('show')
    .description('one handoff or blocked event, and its story')
    .argument('<handoff>', 'its id', handoffId)
    .action((id: string, _: unknown, command: Command) => performOnApi(command, (api) => show(api, id)));
  program
    .command('observed')
    .description('what a contract that only observes has seen, in numbers')
    .argument('<contract>', 'its name')
    .option('--limit <number>', 'of the newest so many', wholeNumber, 500)
    .action(async (contract: string, { limit }: { limit: number }, command: Command) => {
      const { observed } = await import('./commands/observed.ts');
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
        const { checkLogOf } = await import('./commands/check-log.ts');
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

function addDeciding(program: Command): void {
  addDecision(
    program,
    'retry',
    'try again what a held handoff failed at (not for a missed start: see start and reassign)',
  );
  addDecision(
    program,
    'release',
    'let a held handoff or a blocked event go on, now that its cause is put right',
  );
  addDecision(
    program,
    'start',
    'note that the work on an accepted handoff has begun, also after its start was missed',
  );
  addDecision(program, 'cancel', 'end a handoff, or discard a blocked event; what was written stays');
  addDecision(program, 'reassign', 'offer a handoff to somebody else').option(
    '--to <person>',
    'whom, by the id in directory.yaml (else whoever the contract asks next)',
  );
}

function addParked(program: Command): void {
  program
    .command('parked')
    .description(
      'what waits because it was too much at once, oldest first; some of it goes on, or is discarded',
    )
    .argument('<contract>', 'its name')
    .option('--release <number>', 'let so many go on', wholeNumber)
    .option('--discard <number>', 'cancel so many', wholeNumber)
    .option('--reason <text>', TOLD_REASON)
    .option('--yes', 'do it; without it this only shows what would be done')
    .action((contract: string, options: ParkedOptions, command: Command) => {
      const wish = parkedWish(options, command);
      return performOnApi(command, (api) => parked(api, contract, wish));
    });
}

function addDecision(program: Command, decision: OperatorDecision, description: string): Command {
  return program
    .command(decision)
    .description(description)
    .argument('<handoff>', 'its id', handoffId)
    .requiredOption('--reason <text>', TOLD_REASON)
    .action((id: string, options: DecideOptions, command: Command) =>
      performOnApi(command, (api) => decide(api, decision, id, options)),
    );
}

function addPeople(program: Command): void {
  const ofPeople = program
    .command('people')
    .description('who can be asked: active, away until when, and how many open handoffs they have')
    .action((_: unknown, command: Command) => performOnApi(command, people));
  ofPeople
    .command('leave')
    .description('what hangs on somebody who leaves; with --confirm, their offers go on to others')
    .argument('<person>', 'the id in directory.yaml')
    .requiredOption('--reason <text>', TOLD_REASON)
    .option('--confirm', 'carry it out; without it nothing is changed', false)
    .action((person: string, options: LeaveOptions, command: Command) =>
      performOnApi(command, async (api) => {
        const { leave } = await import('./commands/leave.ts');
        return leave(api, { person, ...options, now: new Date().toISOString() });
      }),
    );
  addImport(ofPeople);
  program
    .command('away')
    .description('when somebody is not asked; dates are whole days where they are, the last one included')
    .argument('<person>', 'the id in directory.yaml')
    .option('--from <time>', 'the first day, or the instant from which on')
    .option('--until <time>', 'the last day, or the instant until which')
    .option('--delegate <person>', 'who is asked instead')
    .option('--reason <text>', 'why: whoever looks at it until then reads it')
    .option('--confirm', 'also where open offers go on to others because of it', false)
    .option('--clear', 'take back all that was entered')
    .action((person: string, options: AwayOptions, command: Command) => {
      const wish = awayWish(person, options, command);
      return performOnApi(command, (api) => away(api, wish));
    });
}

/** Joins the directory of a checkout with the people of the systems. */
function addImport(ofPeople: Command): void {
  ofPeople
    .command('import')
    .description('where directory.yaml differs from the owners of HubSpot and the members of Slack')
    .option('--write', 'fill in what is missing, and ask about conflicts and new people on a terminal', false)
    .option('--yes', 'do not ask: the systems are right, and everybody new is added', false)
    .option('--folder <path>', 'where directory.yaml is', 'contracts')
    .addHelpText('after', `${ACCOUNT_HELP}\n${WORKSPACE_HELP}`)
    .action((options: ImportWish, command: Command) =>
      perform(command, () =>
        withTerminal(async (terminal) => {
          const { importPeople } = await import('./commands/import-people.ts');
          const systems = { hubspot: portalSettings(process.env), slack: slackSettings(process.env) };
          return importPeople(systems, options, terminal);
        }),
      ),
    );
}

function addAdministering(program: Command): void {
  program
    .command('pause')
    .description('have a contract offer nothing for a while; events are kept, clocks stand still')
    .argument('<contract>', 'its name')
    .requiredOption(
      '--until <time>',
      'the last day (2030-01-31), the instant until which, or how long from now on, such as 4h',
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
    .action((contract: string, value: string, status: string, options: MappingOptions, command: Command) =>
      performOnApi(command, (api) => addMapping(api, contract, { value, status }, options)),
    );
  program
    .command('secrets')
    .description('credentials of other systems')
    .command('set')
    .description('store a secret, from a pipe or a hidden prompt')
    .addArgument(new Argument('<name>', `which: ${SECRETS}`).argParser(secretName))
    .action((name: SecretName, _: unknown, command: Command) =>
      performOnApi(command, (api) => setSecret(api, name)),
    );
}

/** What is done in a checkout, before a deploy. */
function addPreparing(program: Command): void {
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
          const { newContract } = await import('./commands/new-contract.ts');
          return newContract(portalSettings(process.env), options, terminal);
        }),
      ),
    );
}

const ACCOUNT_HELP = `
Environment:
  HUBSPOT_TOKEN     a token of the HubSpot app
  HUBSPOT_BASE_URL  where its API is (https://api.hubapi.com)`;
const WORKSPACE_HELP = `  SLACK_BOT_TOKEN   a bot token with users:read and users:read.email; without it Slack is left out
  SLACK_BASE_URL    where Slack is (https://slack.com)`;

const SECRETS = SECRET_NAMES.join(' or ');

function handoffId(text: string): string {
  return filled(text, 'the id of a handoff or of a blocked event, as `baton list` shows it');
}

function receiptId(text: string): string {
  return filled(text, 'the id of a receipt, as the answer to the webhook gave it');
}

type LeaveOptions = Pick<LeaveWish, 'reason' | 'confirm'>;

interface RecordNamed {
  readonly object: string;
  readonly id: string;
}

/** An id alone is that of the kind of record that the contract is about. */
function recordNamed(text: string): RecordNamed {
  const [, object = 'record', id] = /^(?:(?:hubspot:)?([a-z]+)[/:])?(\d+)$/.exec(text) ?? [];
  if (id !== undefined) return { object, id };
  throw new InvalidArgumentError(
    'It must be the kind and id of a record, such as contact/501 or hubspot:contact:501.',
  );
}

function filled(text: string, expected: string): string {
  if (text.trim() !== '') return text;
  throw new InvalidArgumentError(`It must be ${expected}.`);
}

function secretName(text: string): SecretName {
  const name = secretNameSchema.safeParse(text).data;
  if (name !== undefined) return name;
  throw new InvalidArgumentError(`It must be the name of a secret: ${SECRETS}.`);
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1) return number;
  throw new InvalidArgumentError('It must be a whole number, 1 or more.');
}
