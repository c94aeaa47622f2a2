import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LAMBDA_TIMEOUT_SECONDS } from '#lib/lambda-catalog.ts';
import type { LambdaName } from '#lib/lambda-catalog.ts';
import { setEventSource } from '#test/cloud-support/event-sources.ts';
import { deployTestCloud } from '#test/cloud-support/test-cloud.ts';
import type { TestCloud } from '#test/cloud-support/test-cloud.ts';
import { wrongWith } from '#test/crash-support/judge.ts';
import { beginLife, keepWatch, playLife } from '#test/crash-support/lives.ts';
import type { Scenario } from '#test/crash-support/lives.ts';

/**
 * Nobody is asked in Slack here; whoever presses there presses again, which the scenarios play. Looking changes nothing, whoever is away says so again, and whoever
 * stores a secret stores it again.
 * No mail bounces; the event of one that does comes again from its queue, and is taken twice in the scenarios. A
 * measurement that dies is the next one's.
 */
type PlayedLambda = Exclude<
  LambdaName,
  | 'answer-slack'
  | 'show-my-work'
  | 'follow-handoff'
  | 'look-up'
  | 'rehearse-handoff'
  | 'tend-incidents'
  | 'show-incidents'
  | 'store-secret'
  | 'trace-handoff'
  | 'compare-handoff'
  | 'note-delivery'
  | 'measure-contracts'
  | 'tell-monday'
>;
const isPlayed = (name: string): name is PlayedLambda => name in SCENARIOS;

/** The life in which each Lambda has the most to do. */
const SCENARIOS: Readonly<Record<PlayedLambda, Scenario>> = {
  'receive-webhook': 'accepted',
  'admit-event': 'accepted',
  'offer-handoff': 'accepted',
  'answer-offer': 'accepted',
  'start-sync': 'accepted',
  'sync-target': 'accepted',
  watchdog: 'accepted',
  wake: 'accepted',
  'advance-handoff': 'sent back',
  'send-notice': 'sent back',
  'decide-incident': 'sent back',
  relay: 'sent back',
  operate: 'retried by command',
};

/** So many lives at once; more would need more workers than a small machine has memory for. */
const AT_ONCE = 5;

let cloud: TestCloud;
let stopWatching: () => Promise<void>;
beforeAll(async () => {
  cloud = await deployTestCloud('crash-every-call', { crashing: true });
  stopWatching = keepWatch(cloud);
});
afterAll(async () => {
  await stopWatching();
  await cloud.stop();
});

interface Ended {
  readonly call: number;
  readonly fired: boolean;
  readonly wrong: readonly string[];
}

/** One whole life in which the Lambda dies after its `call`th call, if it makes so many. */
async function endOf(lambda: PlayedLambda, call: number): Promise<Ended> {
  const scenario = SCENARIOS[lambda];
  const life = await beginLife(cloud, lambda, call);
  const played = await playLife(life, scenario).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  const fired = life.crash?.hasFired() ?? false;
  // Before the judge asks the same Lambda: it must not die of his questions.
  await life.crash?.forget();
  return { call, fired, wrong: played === undefined ? await wrongWith(life, scenario) : [played] };
}

/** Every call of the Lambda in its scenario, until there are no more. */
async function endsOf(lambda: PlayedLambda): Promise<readonly Ended[]> {
  const ends: Ended[] = [];
  for (let first = 1; ; first += AT_ONCE) {
    const calls = Array.from({ length: AT_ONCE }, (_, index) => first + index);
    ends.push(...(await Promise.all(calls.map((call) => endOf(lambda, call)))));
    if (ends.some(({ fired, wrong }) => !fired && wrong.length === 0)) return ends;
  }
}

describe('whichever Lambda dies after whichever of its calls, the handoff ends right', () => {
  test.each(Object.keys(LAMBDA_TIMEOUT_SECONDS).filter(isPlayed))('%s', async (lambda) => {
    // With the stream nobody needs a wake; without it everything happens by them.
    if (lambda === 'wake') await setEventSource(cloud, 'relay', false);
    const ends = await endsOf(lambda);
    if (lambda === 'wake') await setEventSource(cloud, 'relay', true);
    const deaths = ends.filter(({ fired }) => fired);
    process.stdout.write(`${lambda} died after each of ${String(deaths.length)} calls\n`);
    expect(ends.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
    expect(deaths.length).toBeGreaterThan(0);
  });
});
