import { setTimeout as delay } from 'node:timers/promises';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import type { Processes } from '#local/processes.ts';
import { functionName } from '#test/cloud-support/test-cloud.ts';
import { PLAYED } from './contracts.ts';
import { SETTINGS } from './deploy.ts';
import type { BenchCloud } from './deploy.ts';
import { DynamoUnits } from './dynamo-units.ts';
import { lambdaTimes } from './lambda-time.ts';
import type { LambdaTime } from './lambda-time.ts';
import type { Call } from './meter.ts';
import { meterLambdas } from './metered-lambdas.ts';
import type { Environments } from './metered-lambdas.ts';
import { Player } from './play.ts';
import type { Latency } from './play.ts';
import { Tally } from './tally.ts';
import { transitionsOf, waysTaken } from './transitions.ts';
import type { Counted } from './usage.ts';
import { takeVendorCalls } from './vendor-calls.ts';
import type { VendorCalls } from './vendor-calls.ts';

const AT_ONCE = 4;
const FIRST_CONTACT = 20_001;

/** What was counted while handoffs of one kind were played. */
export interface Measured extends Counted {
  readonly name: string;
  readonly latencies: readonly Latency[];
  readonly vendorCalls: readonly VendorCalls[];
}

/** Plays so many handoffs of each kind, lets everything settle after each, and counts what that took. */
export async function measure(
  processes: Processes,
  cloud: BenchCloud,
  environments: Environments,
  handoffs: number,
) {
  const names = environments.get('relay') ?? {};
  let onCall: (call: Call) => void = () => undefined;
  await meterLambdas(processes, cloud.clients, cloud.endpoint, environments, (call) => {
    onCall(call);
  });
  const measured: Measured[] = [];
  for (const [index, { name, stage }] of PLAYED.entries()) {
    const tally = new Tally(new DynamoUnits(tablesIn(names)));
    const player = new Player(cloud, stage);
    onCall = (call) => {
      tally.add(call);
      player.see(call);
    };
    const first = FIRST_CONTACT + index * handoffs;
    measured.push({ name, ...(await measureKind(cloud, names, { player, tally, first, handoffs })) });
  }
  return { kinds: measured, ways: await waysTaken(cloud.clients.sfn, names.STATE_MACHINE_ARN ?? '') };
}

interface Kind {
  readonly player: Player;
  readonly tally: Tally;
  readonly first: number;
  readonly handoffs: number;
}

async function measureKind(
  cloud: BenchCloud,
  { STATE_MACHINE_ARN = '' }: Readonly<Record<string, string>>,
  { player, tally, first, handoffs }: Kind,
) {
  const { endpoint, clients } = cloud;
  const before = await lambdaTimes(endpoint);
  const waysBefore = transitionsOf(await waysTaken(clients.sfn, STATE_MACHINE_ARN));
  await takeVendorCalls(cloud);
  const latencies = await playAll(player, first, handoffs);
  await settle(cloud, tally);
  const times = since(before, await lambdaTimes(endpoint));
  const transitions = transitionsOf(await waysTaken(clients.sfn, STATE_MACHINE_ARN)) - waysBefore;
  return { handoffs, tally, times, transitions, latencies, vendorCalls: await takeVendorCalls(cloud) };
}

function tablesIn(names: Readonly<Record<string, string>>) {
  const { HANDOFF_LOG_TABLE = '', HANDOFFS_TABLE = '', SIDE_ITEMS_TABLE = '' } = names;
  return { handoffLog: HANDOFF_LOG_TABLE, handoffs: HANDOFFS_TABLE, sideItems: SIDE_ITEMS_TABLE };
}

async function playAll(player: Player, first: number, handoffs: number): Promise<readonly Latency[]> {
  const latencies: Latency[] = [];
  let begun = 0;
  const work = async (): Promise<void> => {
    while (begun < handoffs) {
      const contact = first + begun;
      begun += 1;
      latencies.push(await player.play(String(contact)));
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
