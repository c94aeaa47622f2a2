import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { PortalError } from '#adapters/hubspot/portal.ts';
import { canonicalJson } from '#domain/contract/canonical-json.ts';
import type { ContractBundle } from '#domain/contract/bundle.ts';
import { LiveSystemError } from '#domain/contract/live-system.ts';
import type { ContractError } from '#domain/contract/problem.ts';
import { EXIT } from '../exit-code.ts';
import type { ExitCode } from '../exit-code.ts';
import { NoTokenError, portalSettings } from '../portal-settings.ts';
import { compileContracts } from './compile.ts';
import { contractJsonSchema, directoryJsonSchema, systemJsonSchema } from './json-schema.ts';
import { checkLive } from './live-check.ts';
import { liveSystems, unseenSentence } from './live-systems.ts';

const CONTRACTS = 'contracts';
const BUNDLE = '.local/build/contracts.json';
const SCHEMA = 'docs/contract.schema.json';
const DIRECTORY_SCHEMA = 'docs/directory.schema.json';
const SYSTEM_SCHEMA = 'docs/system.schema.json';
const USAGE = `usage: node cli/contracts/main.ts check [--live] | build | schema

  check          every slip of the contracts and the directory, with file, line and field
  check --live   the same, and what they name and a system does not have: properties, fields, pipelines, values, projects,
                 people. HUBSPOT_TOKEN is a token of the HubSpot app, HUBSPOT_BASE_URL its API (https://api.hubapi.com).
                 SALESFORCE_BASE_URL is the org's own domain, SALESFORCE_CLIENT what \`baton secrets set salesforce-client\`
                 takes; ASANA_TOKEN a token, ASANA_BASE_URL the API (https://app.asana.com/api/1.0). A system without
                 them is not looked into
  build          writes ${BUNDLE}
  schema         writes ${SCHEMA}, ${DIRECTORY_SCHEMA} and ${SYSTEM_SCHEMA}
`;

const write = async (file: string, text: string): Promise<void> => {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
};

const tell = (errors: readonly ContractError[]): void => {
  for (const error of errors) process.stderr.write(`${error.message}\n`);
};

const compiled = async (): Promise<ContractBundle | undefined> => {
  const result = await compileContracts(CONTRACTS);
  if (result.kind === 'compiled') return result.bundle;
  tell(result.errors);
  return undefined;
};

const lookInto = async (): Promise<ExitCode> => {
  try {
    const { errors, unseen } = await checkLive(
      CONTRACTS,
      portalSettings(process.env),
      liveSystems(process.env),
    );
    tell(errors);
    for (const system of unseen) process.stdout.write(`${unseenSentence(system)}\n`);
    return errors.length === 0 ? EXIT.ok : EXIT.failed;
  } catch (error) {
    const isUnreadable = error instanceof PortalError || error instanceof LiveSystemError;
    if (!isUnreadable && !(error instanceof NoTokenError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return isUnreadable ? EXIT.noAccess : EXIT.usage;
  }
};

const inOrder = ({ contracts, directory }: ContractBundle, live: boolean): string => {
  const names = contracts.map(({ contract }) => contract.id).join(', ');
  const where = live ? ', and what was looked into has all that they name' : '';
  return `In order: ${names}; ${directory.people.length} people${where}.\n`;
};

const check = async (live: boolean): Promise<ExitCode> => {
  const bundle = await compiled();
  if (bundle === undefined) return EXIT.failed;
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
const run = async (words: readonly string[], live: boolean): Promise<ExitCode> => {
  const [command, ...others] = words;
  const isPlain = others.length === 0 && !live;
  if (command === 'check' && others.length === 0) return check(live);
  if (command === 'build' && isPlain) return build();
  if (command === 'schema' && isPlain) return schema();
  process.stderr.write(USAGE);
  return EXIT.usage;
};

/** What was asked; undefined for an option that is not known. */
const asked = () => {
  const options = {
    live: { type: 'boolean', default: false },
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
else process.exitCode = await run(given?.positionals ?? [], given?.values.live ?? false);
