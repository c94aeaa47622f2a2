import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { buildLambdas } from '#local/build-lambdas.ts';
import { Processes } from '#local/processes.ts';
import { coldLoads } from './cold-load.ts';
import { writeBenchContracts } from './contracts.ts';
import { coreTimes } from './core.ts';
import { deploy } from './deploy.ts';
import { measure } from './measure.ts';
import { readEnvironments } from './metered-lambdas.ts';
import { writeResults } from './results.ts';
import { benchThroughput } from './throughput.ts';

const ROOT = join(import.meta.dirname, '..');
const DIR = join(ROOT, '.local', 'bench');
const RESULTS = join(import.meta.dirname, 'results.md');
const HANDOFFS = 200;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** `npm run bench`: writes `bench/results.md` and `bench/throughput.md`. */
async function bench(processes: Processes): Promise<void> {
  const buildDir = join(DIR, 'lambdas');
  say('Building and deploying …');
  const contractsFile = join(DIR, 'contracts.json');
  await mkdir(DIR, { recursive: true });
  await writeBenchContracts(ROOT, contractsFile);
  const built = await buildLambdas({ root: ROOT, outDir: buildDir, contractsFile });
  const cloud = await deploy(processes, ROOT, DIR, buildDir);
  const environments = await readEnvironments(cloud.clients);
  say(`Playing ${String(HANDOFFS)} handoffs of each kind …`);
  const measured = await measure(processes, cloud, environments, HANDOFFS);
  await processes.stopAll();
  say('Loading bundles in fresh processes …');
  const loads = await coldLoads(ROOT, buildDir, environments);
  say('Measuring the core …');
  const core = await coreTimes();
  await writeResults(RESULTS, { ...measured, built, loads, core });
  say(`Written: ${RESULTS}`);
  say('Playing backlogs and outages in virtual time …');
  await benchThroughput(say);
}

const processes = new Processes();
processes.stopOnExit();
try {
  await bench(processes);
} finally {
  await processes.stopAll();
}
