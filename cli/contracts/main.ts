import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { canonicalJson } from '#domain/contract/canonical-json.ts';
import type { ContractBundle } from '#domain/contract/bundle.ts';
import type { ContractError } from '#domain/contract/problem.ts';
import { counted } from '#domain/counted.ts';
import { EXIT } from '../exit-code.ts';
import type { ExitCode } from '../exit-code.ts';
import { NoTokenError, portalSettings } from '../portal-settings.ts';
import { compileContracts } from './compile.ts';
import { contractJsonSchema, directoryJsonSchema, systemJsonSchema } from './json-schema.ts';
import { checkLive } from './live-check.ts';
import { liveSystems, unseenSentence } from './live-systems.ts';
import { checkStages, NoSuchStageError } from './stages.ts';

const CONTRACTS = 'contracts';
const BUNDLE = '.local/build/contracts.json';
const SCHEMA = 'docs/contract.schema.json';
const DIRECTORY_SCHEMA = 'docs/directory.schema.json';
const SYSTEM_SCHEMA = 'docs/system.schema.json';
const USAGE = `usage: node cli/contracts/main.ts check [--stage <name>] [--live] | build | schema

  check          every slip of the contracts and the directory, with file, line and field, and every system that they
                 name and no stage of cdk.json has; what only some stages have is a warning
  check --stage <name>
                 the same, and every system that this stage does not have: its deploy would be refused
  check --live   the same, and what they name and a system does not have: properties, fields, pipelines, values, projects,
                 people. HUBSPOT_TOKEN is a token of the HubSpot app, HUBSPOT_BASE_URL its API (https://api.hubapi.com).
                 SALESFORCE_BASE_URL is the org's own domain, SALESFORCE_CLIENT what \`npx baton secrets set salesforce-client\`
                 takes; ASANA_TOKEN a token, ASANA_BASE_URL the API (https://app.asana.com/api/1.0). A system without
                 them is not looked into
  build          writes ${BUNDLE}
  schema         writes ${SCHEMA}, ${DIRECTORY_SCHEMA} and ${SYSTEM_SCHEMA}
`;

interface Options {
  readonly live: boolean;
  readonly stage: string | undefined;
}

const write = async (file: string, text: string): Promise<void> => {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
};

const tell = (errors: readonly ContractError[]): void => {
  for (const error of errors) process.stderr.write(`${error.message}\n`);
};

/** It may be a property of its own; only the system can tell. */
const NEAR = 'Warning, most likely a slip: ';

const compiled = async (): Promise<ContractBundle | undefined> => {
  const result = await compileContracts(CONTRACTS);
  if (result.kind === 'errors') {
    tell(result.errors);
    return undefined;
  }
  for (const { message } of result.warnings) process.stderr.write(`${NEAR}${message}\n`);
  return result.bundle;
};

const lookInto = async (): Promise<ExitCode> => {
  try {
    const { errors, unseen, unread } = await checkLive(
      CONTRACTS,
      portalSettings(process.env),
      liveSystems(process.env),
    );
    tell(errors);
    for (const system of unseen) process.stdout.write(`${unseenSentence(system)}\n`);
    for (const sentence of unread) process.stderr.write(`${sentence}\n`);
    if (unread.length > 0) return EXIT.noAccess;
    return errors.length === 0 ? EXIT.ok : EXIT.failed;
  } catch (error) {
    if (!(error instanceof NoTokenError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return EXIT.usage;
  }
};

const UNSEEN =
  'Whether the systems have the properties and fields of these names was not looked up: `npm run contracts:check -- --live` does.';

const inOrder = ({ contracts, directory }: ContractBundle, live: boolean): string => {
  const names = contracts.map(({ contract }) => contract.id).join(', ');
  const where = live ? ', and what was looked into has all that they name' : '';
  const unseen = live ? '' : ` ${UNSEEN}`;
  return `In order: ${names}; ${counted(directory.people.length, 'person', 'people')}${where}.${unseen}\n`;
};

const WARNING = 'Warning, for what is not deployed there: ';

const holdAgainstStages = async (stage: string | undefined): Promise<ExitCode> => {
  try {
    const { errors, warnings } = await checkStages(CONTRACTS, stage);
    for (const { message } of warnings) process.stderr.write(`${WARNING}${message}\n`);
    tell(errors);
    return errors.length === 0 ? EXIT.ok : EXIT.failed;
  } catch (error) {
    if (!(error instanceof NoSuchStageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return EXIT.usage;
  }
};

const check = async ({ live, stage }: Options): Promise<ExitCode> => {
  const bundle = await compiled();
  if (bundle === undefined) return EXIT.failed;
  const held = await holdAgainstStages(stage);
  if (held !== EXIT.ok) return held;
  const exitCode = live ? await lookInto() : EXIT.ok;
  if (exitCode === EXIT.ok) process.stdout.write(inOrder(bundle, live));
  return exitCode;
};

const build = async (): Promise<ExitCode> => {
  const bundle = await compiled();
  if (bundle === undefined) return EXIT.failed;
  await write(BUNDLE, `${canonicalJson(bundle)}\n`);
  process.stdout.write(inOrder(bundle, false));
  return EXIT.ok;
};

const schema = async (): Promise<ExitCode> => {
  await write(SCHEMA, contractJsonSchema());
  await write(DIRECTORY_SCHEMA, directoryJsonSchema());
  await write(SYSTEM_SCHEMA, systemJsonSchema());
  return EXIT.ok;
};

/** Checks the contracts of the working directory, and also writes the bundle or the editor's schemas. */
const run = async (words: readonly string[], options: Options): Promise<ExitCode> => {
  const [command, ...others] = words;
  const isPlain = others.length === 0 && !options.live && options.stage === undefined;
  if (command === 'check' && others.length === 0) return check(options);
  if (command === 'build' && isPlain) return build();
  if (command === 'schema' && isPlain) return schema();
  process.stderr.write(USAGE);
  return EXIT.usage;
};

/** What was asked; undefined for an option that is not known. */
const asked = () => {
  const options = {
    live: { type: 'boolean', default: false },
    stage: { type: 'string' },
    help: { type: 'boolean', default: false },
  } as const;
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
};

const given = asked();
if (given?.values.help === true) process.stdout.write(USAGE);
else
  process.exitCode = await run(given?.positionals ?? [], {
    live: given?.values.live ?? false,
    stage: given?.values.stage,
  });
