import { setTimeout as delay } from 'node:timers/promises';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import type { Processes } from '#local/processes.ts';
import { functionName } from '#test/cloud-support/test-cloud.ts';
import { SETTINGS } from './deploy.ts';
import type { BenchCloud } from './deploy.ts';
import { DynamoUnits } from './dynamo-units.ts';
import { lambdaTimes } from './lambda-time.ts';
import type { LambdaTime } from './lambda-time.ts';
import { meterLambdas } from './metered-lambdas.ts';
import type { Environments } from './metered-lambdas.ts';
import { Player } from './play.ts';
import type { Latency } from './play.ts';
import { Tally } from './tally.ts';
import { transitionsOf, waysTaken } from './transitions.ts';

const AT_ONCE = 4;
const FIRST_CONTACT = 20_001;

/** Plays so many handoffs, lets everything settle, and counts what that took. */
export async function measure(
  processes: Processes,
  cloud: BenchCloud,
  environments: Environments,
  handoffs: number,
) {
  const { endpoint, clients } = cloud;
  const names = environments.get('relay') ?? {};
  const {
    HANDOFF_LOG_TABLE = '',
    HANDOFFS_TABLE = '',
    SIDE_ITEMS_TABLE = '',
    STATE_MACHINE_ARN = '',
  } = names;
  const tables = { handoffLog: HANDOFF_LOG_TABLE, handoffs: HANDOFFS_TABLE, sideItems: SIDE_ITEMS_TABLE };
  const tally = new Tally(new DynamoUnits(tables));
  const player = new Player(cloud);
  await meterLambdas(processes, clients, endpoint, environments, (call) => {
    tally.add(call);
    player.see(call);
  });
  const before = await lambdaTimes(endpoint);
  const latencies = await playAll(player, handoffs);
  await settle(cloud, tally);
  const times = since(before, await lambdaTimes(endpoint));
  const ways = await waysTaken(clients.sfn, STATE_MACHINE_ARN);
  const vendorCalls = await requestsToHubSpot(cloud.sandbox.url);
  return { handoffs, tally, times, ways, transitions: transitionsOf(ways), latencies, vendorCalls };
}

async function playAll(player: Player, handoffs: number): Promise<readonly Latency[]> {
  const latencies: Latency[] = [];
  let begun = 0;
  const work = async (): Promise<void> => {
    while (begun < handoffs) {
      begun += 1;
      latencies.push(await player.play(String(FIRST_CONTACT + begun)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return latencies;
}

/** Every handoff that has ended is looked at once more, a step later; then nothing is left to do. */
async function settle({ clients }: BenchCloud, tally: Tally): Promise<void> {
  await quiet(tally);
  await delay(SETTINGS.stepSeconds * 1000);
  await clients.lambda.send(new InvokeCommand({ FunctionName: functionName('watchdog'), Payload: '{}' }));
  await quiet(tally);
}

const QUIET_MS = 5000;
const LOOK_MS = 500;
const LONGEST_MS = 180_000;

async function quiet(tally: Tally): Promise<void> {
  const deadline = Date.now() + LONGEST_MS;
  while (Date.now() - tally.lastAt < QUIET_MS && Date.now() < deadline) await delay(LOOK_MS);
}

function since(before: readonly LambdaTime[], after: readonly LambdaTime[]): readonly LambdaTime[] {
  return after.map((time, index) => {
    const { invocations = 0, milliseconds = 0, logBytes = 0 } = before[index] ?? {};
    return {
      ...time,
      invocations: time.invocations - invocations,
      milliseconds: time.milliseconds - milliseconds,
      logBytes: time.logBytes - logBytes,
    };
  });
}

async function requestsToHubSpot(url: string): Promise<number> {
  const requests: unknown = await (await fetch(`${url}/_sandbox/requests`)).json();
  return Array.isArray(requests) ? requests.length : 0;
}
