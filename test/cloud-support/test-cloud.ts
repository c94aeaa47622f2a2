import { GetFunctionConfigurationCommand } from '@aws-sdk/client-lambda';
import { SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { join } from 'node:path';
import type { LocalCloud } from '#local/local-cloud.ts';
import { startLocalCloud } from '#local/local-cloud.ts';
import { ANY_PORTS } from '#local/sandboxes.ts';
import { Processes } from '#local/processes.ts';
import { CRASHING_BUNDLES, SEVERAL_BUNDLES, TEST_BUNDLES } from './bundles.ts';
import { callRecorder } from './call-recorder.ts';
import { clientsFor } from './clients.ts';
import type { Clients } from './clients.ts';
import { ROOT, startTestEmulator } from './emulator.ts';

/**
 * As short as the rules between them permit (`lib/stage-problems.ts`): a step is longer than the slowest Lambda, a
 * claim too, and a lease also outlasts the vendor's 2 s of late application.
 */
const SHORT_TIMES = {
  stepSeconds: 7,
  planLeaseSeconds: 9,
  claimSeconds: 7,
  backoffSeconds: 0.2,
  vendorTimeoutMs: 1400,
  watchdogMinutes: 1,
  longestLambdaSeconds: 6,
};

/** For tests in which nothing has to be repaired: no Lambda is cut off because the machine is slow. */
const AMPLE_TIMES = {
  ...SHORT_TIMES,
  stepSeconds: 31,
  planLeaseSeconds: 33,
  claimSeconds: 31,
  longestLambdaSeconds: 30,
};

/** For contracts over several systems: each takes some requests, and a worker outlasts them all. */
const TIMES_OF_SEVERAL = {
  ...SHORT_TIMES,
  stepSeconds: 15,
  planLeaseSeconds: 17,
  claimSeconds: 15,
  vendorTimeoutMs: 2000,
  longestLambdaSeconds: 14,
};

/** No round of its own falls into a test. */
const SELDOM = { watchdogMinutes: 60 };

/** Everything that a deployed test reaches. */
export interface TestCloud extends LocalCloud {
  readonly endpoint: string;
  readonly stateDir: string;
  /** What the stage has otherwise than `cdk.json` says. */
  readonly overrides: Readonly<Record<string, unknown>>;
  readonly clients: Clients;
  /** The environment of the relay: the names of tables, queues and the state machine. */
  readonly names: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

export interface TestCloudOptions {
  /** Enforces the IAM policies of the Lambda roles. */
  readonly auth?: boolean;
  /** Takes the Lambdas that can be told to die. */
  readonly crashing?: boolean;
  /** Takes the Lambdas of this folder instead, whose contracts may be over several systems. */
  readonly bundles?: string;
  /** Lets steps and Lambdas take half a minute. */
  readonly ample?: boolean;
  /** Lets nobody but the test call the watchdog, so that rounds can be counted. */
  readonly roundsByHand?: boolean;
  /** Takes contracts that write several systems; their workers need ample times. */
  readonly several?: boolean;
}

/** Deploys the whole of Baton to an emulator of its own, with steps of seconds. The caller stops it. */
export async function deployTestCloud(
  name: string,
  {
    auth = false,
    crashing = false,
    several = false,
    ample = several,
    roundsByHand = false,
    bundles,
  }: TestCloudOptions = {},
): Promise<TestCloud> {
  const recorder = callRecorder(name);
  const emulator = await startTestEmulator(name, { auth: auth || recorder !== undefined, recorder });
  const processes = new Processes();
  await processes.start(() => Promise.resolve(emulator));
  const { endpoint } = emulator;
  const times = bundles === undefined ? SHORT_TIMES : TIMES_OF_SEVERAL;
  const overrides = { settings: { ...(ample ? AMPLE_TIMES : times), ...(roundsByHand ? SELDOM : {}) } };
  try {
    const cloud = await startLocalCloud(processes, {
      root: ROOT,
      endpoint,
      ports: ANY_PORTS,
      buildDir: bundles ?? bundlesFor({ crashing, several }),
      outDir: join(ROOT, '.local', 'test', name, 'cdk.out'),
      overrides,
    });
    cloud.sandbox.configure({ burstLimit: 100_000 });
    await recorder?.redirectQueues();
    const clients = clientsFor(endpoint);
    const names = await namesIn(clients);
    if (!ample) await redeliverSoon(clients, names, times.longestLambdaSeconds + 1);
    const stateDir = join(ROOT, '.local', 'test', name);
    const stop = async (): Promise<void> => {
      await recorder?.write();
      await processes.stopAll();
    };
    return { ...cloud, endpoint, stateDir, overrides, clients, names, stop };
  } catch (error) {
    await processes.stopAll();
    throw error;
  }
}

function bundlesFor({ crashing, several }: TestCloudOptions): string {
  if (several === true) return SEVERAL_BUNDLES;
  return crashing === true ? CRASHING_BUNDLES : TEST_BUNDLES;
}

async function namesIn({ lambda }: Clients): Promise<Readonly<Record<string, string>>> {
  const relay = await lambda.send(
    new GetFunctionConfigurationCommand({ FunctionName: functionName('relay') }),
  );
  return relay.Environment?.Variables ?? {};
}

/** What a Lambda is called on the stage that all deployed tests use. */
export function functionName(name: string): string {
  return `baton-local-${name}`;
}

/** A message whose worker died comes again after `seconds`, longer than any Lambda of the stage. */
async function redeliverSoon({ sqs }: Clients, names: TestCloud['names'], seconds: number): Promise<void> {
  const urls = Object.entries(names).filter(([key]) => key.endsWith('_QUEUE_URL'));
  for (const [, QueueUrl] of urls) {
    const Attributes = { VisibilityTimeout: String(seconds) };
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
  }
}
