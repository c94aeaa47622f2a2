import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { httpTarget, isHttpTarget } from '#domain/contract/target.ts';
import type { TargetSystem } from '#domain/contract/target.ts';
import type { HttpSystem } from '#domain/contract/http-system.ts';
import type { TargetRecord } from '#domain/ports/connector.ts';
import { systemName } from '#domain/story/words.ts';
import { compileContracts } from '../contracts/compile.ts';
import { EXIT } from '../exit-code.ts';
import type { ExitCode } from '../exit-code.ts';
import { connectorFor, wrongSecret } from './connect.ts';
import type { LiveSystem } from './live-system.ts';
import { placeOf, reportOf, wordsFor } from './report.ts';
import type { CheckedPlace } from './report.ts';
import { NothingToCheckError, runChecks } from './run-checks.ts';
import type { Line } from './run-checks.ts';
import { NoAccountError, settingsFromEnvironment, settingsOfStage } from './settings.ts';
import type { LiveSettings } from './settings.ts';
import { USAGE, wishIn, WishError } from './wish.ts';
import type { Wish } from './wish.ts';

/** Ids of the right form that nobody has. */
const NOBODY: Readonly<
  Record<'hubspot' | 'salesforce' | 'other', { readonly id: string; readonly owner: string }>
> = {
  hubspot: { id: '1', owner: '1' },
  salesforce: { id: '000000000000AAA', owner: '005000000000000AAA' },
  other: { id: 'baton-nothing', owner: 'baton-nobody' },
};

async function descriptionOf(system: TargetSystem): Promise<HttpSystem | undefined> {
  if (!isHttpTarget(system)) return undefined;
  const result = await compileContracts('contracts');
  if (result.kind === 'errors') throw new WishError(result.errors.map(({ message }) => message).join('\n'));
  const { systems = [] } = result.bundle;
  const found = systems.find(({ id }) => httpTarget(id) === system);
  if (found === undefined)
    throw new WishError(
      `contracts/systems has ${systems.map(({ id }) => id).join(', ') || 'nothing'}, not ${system}.`,
    );
  return found;
}

function settingsFor({ system, stage }: Wish): Promise<LiveSettings> | LiveSettings {
  if (stage === undefined) return settingsFromEnvironment(system, process.env);
  return readFile('cdk.json', 'utf8').then((cdk) => settingsOfStage(system, stage, cdk));
}

function nobodyIn(system: TargetSystem, { objectType, objectId }: TargetRecord): TargetRecord {
  if (system === 'hubspot') return { objectType, objectId: NOBODY.hubspot.id };
  // The first three characters say what kind of record it is.
  if (system === 'salesforce')
    return { objectType, objectId: `${objectId.slice(0, 3)}${NOBODY.salesforce.id}` };
  return { objectType, objectId: NOBODY.other.id };
}

async function liveSystem(wish: Wish, settings: LiveSettings): Promise<LiveSystem> {
  const { system, record, making, owner, ownerField } = wish;
  const description = await descriptionOf(system);
  return {
    name: systemName(system),
    connector: connectorFor(system, settings, settings.secret, description),
    stranger: connectorFor(system, settings, wrongSecret(system), description),
    ...{ record, making, owner, ownerField },
    nobody: nobodyIn(system, record),
    noOwner: NOBODY[system === 'hubspot' || system === 'salesforce' ? system : 'other'].owner,
    tellsAuthors: system === 'salesforce' || (system === 'hubspot' && settings.appId !== undefined),
  };
}

async function check(wish: Wish): Promise<ExitCode> {
  const settings = await settingsFor(wish);
  const system = await liveSystem(wish, settings);
  const lines = await runChecks(system);
  for (const { assumption, finding } of lines) process.stdout.write(`${wordsFor(finding)}: ${assumption}\n`);
  await writeReport(wish, system.name, placeOf(settings), lines);
  return lines.some(({ finding }) => finding.kind === 'not-confirmed') ? EXIT.failed : EXIT.ok;
}

/** Of a sandbox nothing is written among what was confirmed live, unless somebody says where. */
async function writeReport(
  { system, report }: Wish,
  name: string,
  place: CheckedPlace,
  lines: readonly Line[],
): Promise<void> {
  if (place.isSandbox)
    process.stdout.write(`This was against the sandbox (${place.address}): nothing is confirmed live.\n`);
  const file = report ?? (place.isSandbox ? undefined : `docs/live/${system}.md`);
  if (file === undefined) return;
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, reportOf(name, new Date().toISOString().slice(0, 10), place, lines));
  process.stdout.write(`The report is in ${file}.\n`);
}

/** What of an account the environment does not say. */
function noAccount(system: TargetSystem): string | undefined {
  try {
    settingsFromEnvironment(system, process.env);
    return undefined;
  } catch (error) {
    if (error instanceof NoAccountError) return error.message;
    throw error;
  }
}

async function run(args: string[]): Promise<ExitCode> {
  if (args.includes('--help')) {
    process.stdout.write(USAGE);
    return EXIT.ok;
  }
  try {
    return await check(wishIn(args, noAccount));
  } catch (error) {
    const isUsage = error instanceof WishError || error instanceof NoAccountError;
    if (!isUsage && !(error instanceof NothingToCheckError)) throw error;
    process.stderr.write(`${error.message}\n${error instanceof WishError ? `\n${USAGE}` : ''}`);
    return isUsage ? EXIT.usage : EXIT.failed;
  }
}

process.exitCode = await run(process.argv.slice(2));
