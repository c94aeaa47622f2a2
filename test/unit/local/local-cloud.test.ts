import { join } from 'node:path';

import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { deployApp, DeployFailed, type StackOutputs } from '#local/emulator/deploy.ts';
import { LOCAL_AWS } from '#local/emulator/environment.ts';
import type { ResourceEvent } from '#local/emulator/resource-progress.ts';
import type { Emulator } from '#local/emulator/start.ts';
import { readMessages } from '#local/inbox/messages.ts';
import { signalGroup } from '#local/process-group.ts';
import { ROOT, startTestEmulator } from '#test/cloud-support/emulator.ts';

const TINY_APP = join(ROOT, 'test', 'unit', 'local', 'fixtures', 'tiny-app.ts');
const LONG = 120_000;

let emulator: Emulator;
let outputs: StackOutputs;
const seen: ResourceEvent[] = [];
const environmentBefore = { ...process.env };

const deploy = (context: Record<string, unknown>, outDir: string) =>
  deployApp({
    endpoint: emulator.endpoint,
    app: {
      command: `${process.execPath} ${TINY_APP}`,
      outDir: join(ROOT, '.local', 'test', 'local-cloud', outDir),
      context,
    },
    onResource: (event) => seen.push(event),
  });

const clientSettings = () => ({
  endpoint: emulator.endpoint,
  region: LOCAL_AWS.region,
  credentials: LOCAL_AWS.credentials,
});

beforeAll(async () => {
  emulator = await startTestEmulator('local-cloud');
  outputs = await deploy({}, 'whole');
}, LONG);

afterAll(() => emulator.stop());

test('every resource of the app is reported as complete, by its place in the app', () => {
  const complete = seen.filter(({ stack, status }) => stack === 'Tiny' && status === 'CREATE_COMPLETE');
  const paths = complete.map(({ path }) => path);
  expect(paths).toEqual(expect.arrayContaining(['Log', 'Intake', 'Sender', 'Greet']));
});

test('a deploy leaves the environment of this process as it was', () => {
  expect({ ...process.env }).toEqual(environmentBefore);
});

test('Lambdas run on the Node that runs this, with nothing of our environment', async () => {
  const client = new LambdaClient(clientSettings());
  const { Payload } = await client.send(new InvokeCommand({ FunctionName: outputs.Tiny?.GreetName }));
  const [version, home] = String(JSON.parse(Buffer.from(Payload ?? []).toString())).split(' ');
  expect(version).toBe(process.version);
  expect(home).not.toBe(process.env.HOME);
});

test('a mail that is sent comes to the inbox', async () => {
  const Content = {
    Simple: { Subject: { Data: 'Hello' }, Body: { Text: { Data: 'text' }, Html: { Data: '<p>' } } },
  };
  await new SESv2Client(clientSettings()).send(
    new SendEmailCommand({
      FromEmailAddress: 'baton@example.com',
      Destination: { ToAddresses: ['rep@example.com'] },
      Content,
    }),
  );
  const [mail] = await readMessages(emulator.endpoint);
  expect(mail).toMatchObject({ subject: 'Hello', text: 'text', html: '<p>', to: ['rep@example.com'] });
});

test('a resource that is refused is named with the reason', { timeout: LONG }, async () => {
  const error = await deploy({ broken: 'true' }, 'broken').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DeployFailed);
  expect((error as DeployFailed).resource?.path).toBe('Refused');
  expect((error as DeployFailed).sentence).toMatch(/failed at Refused \(AWS::Lambda::Url\): .*not found/);
});

test('an app that cannot be synthesised is told with what it said', { timeout: LONG }, async () => {
  const app = {
    command: `${process.execPath} --eval "throw new Error(7)"`,
    outDir: join(ROOT, '.local', 'test', 'local-cloud', 'none'),
    context: {},
  };
  const error = await deployApp({ endpoint: emulator.endpoint, app }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DeployFailed);
  expect((error as DeployFailed).sentence).toBe('The deploy to the local cloud failed: 7');
});

test('after the end neither the emulator nor a worker of a Lambda is left', async () => {
  await emulator.stop();
  expect(signalGroup(emulator.pid, 0)).toBe(false);
});
