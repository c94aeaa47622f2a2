import { appendFile, cp, glob, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileContracts } from '#cli/contracts/compile.ts';
import { canonicalJson } from '#domain/contract/canonical-json.ts';
import { buildLambdas } from '#local/build-lambdas.ts';
import { deployBaton, urlsOf } from '#local/local-cloud.ts';
import { ROOT } from './emulator.ts';
import type { TestCloud } from './test-cloud.ts';

const SHIPPED = [
  'adapters',
  'application',
  'bin',
  'cli',
  'domain',
  'lambdas',
  'lib',
  'statemachines',
  'views',
];
const MACHINE = join('statemachines', 'handoff.asl.json');

/**
 * Deploys a next release over the one that runs: a copy of the app in which every Lambda's code, the state machine's
 * states and the contracts (those of the folder) are others.
 */
export async function deployNextRelease(cloud: TestCloud, contracts: string): Promise<void> {
  const root = join(cloud.stateDir, 'next-release');
  await copyApp(root);
  await changeMachine(join(root, MACHINE));
  const buildDir = await build(root, contracts);
  const outDir = join(root, 'cdk.out');
  const { endpoint, overrides } = cloud;
  await deployBaton({ root, buildDir, outDir, overrides, endpoint, urls: urlsOf(cloud) });
}

async function copyApp(root: string): Promise<void> {
  await rm(root, { recursive: true, force: true });
  await mkdir(root, { recursive: true });
  for (const folder of SHIPPED) await cp(join(ROOT, folder), join(root, folder), { recursive: true });
  for (const file of ['package.json', 'tsconfig.json']) await cp(join(ROOT, file), join(root, file));
  await symlink(join(ROOT, 'node_modules'), join(root, 'node_modules'));
}

/** A state that was not there before stands between two old ones, and one has another name. */
async function changeMachine(file: string): Promise<void> {
  const before = await readFile(file, 'utf8');
  const after = before
    .replaceAll('"What is next"', '"What follows"')
    .replace('"Next": "What follows"', '"Next": "Look around"')
    .replace(
      '"What follows": {',
      '"Look around": { "Type": "Pass", "Next": "What follows" },\n"What follows": {',
    );
  if (after === before) throw new Error('the state machine has no state of that name any more');
  await writeFile(file, after);
}

async function build(root: string, contracts: string): Promise<string> {
  const compiled = await compileContracts(contracts);
  if (compiled.kind === 'errors')
    throw new AggregateError(compiled.errors, 'the contracts of the next release');
  const contractsFile = join(root, 'contracts.json');
  await writeFile(contractsFile, canonicalJson(compiled.bundle));
  const outDir = join(root, 'built');
  await buildLambdas({ root, outDir, contractsFile });
  for await (const bundle of glob(join(outDir, '*', 'index.mjs')))
    await appendFile(bundle, '\n// The next release.\n');
  return outDir;
}
