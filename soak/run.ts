import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { askAgain } from '#test/cloud-support/ask-again.ts';
import { buildCrashingBundles } from '#test/cloud-support/bundles.ts';
import { control } from '#test/cloud-support/records.ts';
import { deployTestCloud } from '#test/cloud-support/test-cloud.ts';
import type { TestCloud } from '#test/cloud-support/test-cloud.ts';
import { keepWatch } from '#test/crash-support/lives.ts';
import { parseSoakArguments, UsageError } from './arguments.ts';
import type { SoakArguments } from './arguments.ts';
import { incidentsAsked } from './asked.ts';
import { writeSoakContracts } from './contracts.ts';
import { Inbox } from './inbox.ts';
import { look } from './look.ts';
import { planSoak } from './plan.ts';
import { play } from './play.ts';
import { writeReport } from './report.ts';
import { lineOf, violationText } from './say.ts';
import type { Seen } from './seen.ts';
import { faultsIn, tallyOf } from './tally.ts';

const ROOT = join(import.meta.dirname, '..');
const DIR = join(ROOT, '.local', 'soak');
const REPORT = join(ROOT, 'docs', 'soak.md');
/** From so many handoffs on, a run must have come past every boundary often. */
const WHOLE_FROM = 1000;
/** A message whose worker died comes again after a step, and a claim ends after one more; the rest is time for the work. */
const SETTLED_AFTER_MS = 60_000;

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** `npm run soak`: writes `docs/soak.md`. Its exit code: 1 if anything was found that must not be. */
async function soak(wished: SoakArguments): Promise<number> {
  say('Building and deploying …');
  const cloud = await deploy();
  try {
    const seen = await soakOn(cloud, wished);
    const tally = tallyOf(seen);
    await writeReport(REPORT, { ...wished, tally, seen });
    for (const violation of tally.violations) say(violationText(violation));
    const faults = faultsIn(tally, wished.handoffs, WHOLE_FROM);
    say(faults.length === 0 ? `Clean. Written: ${REPORT}` : `Not clean: ${faults.join('; ')}.`);
    return faults.length === 0 ? 0 : 1;
  } finally {
    await cloud.stop();
  }
}

async function deploy(): Promise<TestCloud> {
  const bundles = join(DIR, 'lambdas');
  const contractsFile = join(DIR, 'contracts.json');
  await mkdir(DIR, { recursive: true });
  await writeSoakContracts(ROOT, contractsFile);
  await buildCrashingBundles(contractsFile, bundles);
  return deployTestCloud('soak', { crashing: true, bundles });
}

const ANY_LIMIT = 1_000_000;

async function soakOn(cloud: TestCloud, { handoffs, seed, atOnce }: SoakArguments): Promise<readonly Seen[]> {
  const body = JSON.stringify({ requestsPerMinute: ANY_LIMIT });
  await control(cloud.asana.url, 'settings', { method: 'PATCH', body });
  const inbox = new Inbox(cloud.endpoint);
  const stopWatching = keepWatch(cloud);
  const played = await atOnceEach(atOnce, planSoak(seed, handoffs), async (planned) => {
    const each = await play(cloud, inbox, planned);
    say(lineOf(each));
    return each;
  });
  say('Waiting until everything has settled …');
  await delay(SETTLED_AFTER_MS);
  await stopWatching();
  say('Comparing …');
  const asked = await askAgain(() => incidentsAsked(cloud, inbox));
  return atOnceEach(atOnce, played, (each) => askAgain(() => look(cloud, inbox, each, asked)));
}

/** So many at the same time; the answers in the order of the items. */
async function atOnceEach<Item, Answer>(
  count: number,
  items: readonly Item[],
  work: (item: Item) => Promise<Answer>,
): Promise<readonly Answer[]> {
  const answers = new Map<number, Answer>();
  const waiting = items.entries();
  const lane = async (): Promise<void> => {
    for (const [index, item] of waiting) answers.set(index, await work(item));
  };
  await Promise.all(Array.from({ length: count }, lane));
  return [...answers].toSorted(([a], [b]) => a - b).map(([, answer]) => answer);
}

/** The emulator goes with this process, also when somebody stops it. */
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => {
    say(`Stopped by ${signal}.`);
    process.exit(1);
  });
try {
  process.exitCode = await soak(parseSoakArguments(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
