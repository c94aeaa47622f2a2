import { join } from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { buildCrashingBundles } from '#test/cloud-support/bundles.ts';
import { deployTestCloud } from '#test/cloud-support/test-cloud.ts';
import type { TestCloud } from '#test/cloud-support/test-cloud.ts';
import { keepWatch } from '#test/crash-support/lives.ts';
import { chanceOf } from './chance.ts';
import type { Chance } from './chance.ts';
import { wrongWith } from './judge.ts';
import type { Wrong } from './judge.ts';
import { countsOf, writePage } from './page.ts';
import type { Soaked } from './page.ts';
import { playHandoff } from './play-handoff.ts';
import type { Played } from './play-handoff.ts';
import { seeded } from './random.ts';
import { liftLimits } from './sandboxes.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const PAGE = join(ROOT, 'docs', 'soak.md');
/** So many at once; more would need more workers than a small machine has memory for. */
const AT_ONCE = 4;

const argumentsSchema = z.object({
  handoffs: z.coerce.number().int().positive().default(50),
  seed: z.coerce.number().int().nonnegative().default(1),
});

const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Plays what chance has in store, some at once. */
async function playAll(cloud: TestCloud, chances: readonly Chance[]): Promise<readonly Played[]> {
  const waiting = [...chances];
  const played: Played[] = [];
  const lane = async (): Promise<void> => {
    for (let chance = waiting.shift(); chance !== undefined; chance = waiting.shift()) {
      played.push(await playHandoff(cloud, chance));
      say(lineOf(played.length, played.at(-1)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return played;
}

function lineOf(count: number, played: Played | undefined): string {
  const { fault, death } = played?.chance ?? {};
  const met = fault === undefined || played?.hasMet !== true ? 'nothing' : `${fault.system}: ${fault.kind}`;
  const died =
    played?.hasDied === true ? `, ${death?.lambda ?? ''} dead after call ${String(death?.call)}` : '';
  return `${String(count)}. ${met}${died}: ${played?.end ?? ''} ${played?.because ?? ''}`;
}

/** `npm run soak -- --handoffs N --seed S`: writes `docs/soak.md`; ends with 1 if anything was lost, doubled or falsely done. */
async function soak(): Promise<number> {
  const { values } = parseArgs({ options: { handoffs: { type: 'string' }, seed: { type: 'string' } } });
  const { handoffs, seed } = argumentsSchema.parse(values);
  const random = seeded(seed);
  const chances = Array.from({ length: handoffs }, () => chanceOf(random));
  say('Building and deploying …');
  const folder = join(ROOT, '.local', 'soak', 'lambdas');
  const bundles = await buildCrashingBundles(join(import.meta.dirname, 'contracts'), folder);
  const cloud = await deployTestCloud('soak', { crashing: true, bundles });
  try {
    return await tell(await soakOn(cloud, { handoffs, seed }, chances));
  } finally {
    await cloud.stop();
  }
}

async function soakOn(
  cloud: TestCloud,
  of: Pick<Soaked, 'handoffs' | 'seed'>,
  chances: readonly Chance[],
): Promise<Soaked> {
  await liftLimits(cloud);
  const stopWatching = keepWatch(cloud);
  const played = await playAll(cloud, chances);
  await stopWatching();
  const wrong: Wrong[] = [];
  for (const each of played) wrong.push(await wrongWith(cloud, each));
  return { ...of, played, wrong };
}

async function tell(soaked: Soaked): Promise<number> {
  await writePage(PAGE, soaked);
  const counts = countsOf(soaked);
  for (const found of soaked.wrong.flatMap((each) => Object.entries(each)))
    for (const what of found[1] as readonly string[]) say(`${found[0]}: ${what}`);
  say(JSON.stringify(counts));
  return Object.values(counts).every((count) => count === 0) ? 0 : 1;
}

// Whoever stops it stops the emulator too, which goes with the process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
process.exitCode = await soak();
