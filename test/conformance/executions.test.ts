import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  ListExecutionsCommand,
  SFNClient,
} from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { memoryExecutions } from '#adapters/memory/executions.ts';
import { memoryHistories } from '#adapters/memory/execution-histories.ts';
import { createWorld } from '#adapters/memory/world.ts';
import { stepFunctionsHistories } from '#adapters/stepfunctions/execution-histories.ts';
import { stepFunctionsExecutions } from '#adapters/stepfunctions/executions.ts';
import type { ExecutionHistories, ExecutionStep } from '#domain/ports/execution-histories.ts';
import type { Executions } from '#domain/ports/platform.ts';
import { startCloud } from './support/cloud.ts';
import { bodyOf, createQueue, receive } from './support/queue.ts';
import { newHandoffId } from './support/samples.ts';

interface Harness {
  readonly executions: Executions;
  readonly histories: ExecutionHistories;
  /** An execution that waits: what its history tells, where a test has to say it. */
  tell(name: string, steps: readonly ExecutionStep[]): void;
  /** Whether the execution of that name runs. */
  isRunning(name: string): Promise<boolean>;
  count(): Promise<number>;
  /** Starts an execution that waits, and gives the token of its wait. */
  waitingToken(): Promise<string>;
  close(): Promise<void>;
}

async function inMemory(): Promise<Harness> {
  const world = createWorld();
  const executions = memoryExecutions(world);
  return {
    executions,
    histories: memoryHistories(world),
    tell: (name, steps) => void world.histories.set(name, steps),
    isRunning: async (name) => world.executions.get(name)?.status === 'running',
    count: async () => world.executions.size,
    waitingToken: async () => {
      const token = newHandoffId();
      world.tasks.set(token, {});
      return token;
    },
    close: () => Promise.resolve(),
  };
}

const definition = (queueUrl: string): string =>
  JSON.stringify({
    StartAt: 'Wait',
    States: {
      Wait: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        Parameters: {
          QueueUrl: queueUrl,
          MessageBody: { 'token.$': '$$.Task.Token', 'input.$': '$$.Execution.Input' },
        },
        TimeoutSeconds: 600,
        Catch: [{ ErrorEquals: ['WaitOver'], Next: 'Over' }],
        End: true,
      },
      Over: { Type: 'Succeed' },
    },
  });

async function onStepFunctions(): Promise<Harness> {
  const cloud = await startCloud('executions');
  const [client, sqs] = [new SFNClient(cloud.config), new SQSClient(cloud.config)];
  const { url } = await createQueue(sqs, 'tokens');
  const { stateMachineArn = '' } = await client.send(
    new CreateStateMachineCommand({
      name: 'handoff',
      roleArn: 'arn:aws:iam::000000000000:role/any',
      definition: definition(url),
    }),
  );
  const executions = stepFunctionsExecutions(client, stateMachineArn);
  return {
    executions,
    histories: stepFunctionsHistories(client, stateMachineArn),
    tell: () => undefined,
    isRunning: async (name) => {
      const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
      return (await client.send(new DescribeExecutionCommand({ executionArn }))).status === 'RUNNING';
    },
    count: async () =>
      (await client.send(new ListExecutionsCommand({ stateMachineArn }))).executions?.length ?? 0,
    waitingToken: async () => {
      const id = newHandoffId();
      await executions.start(id, 1);
      for (;;) {
        const waiting = (await receive(sqs, url, 1)).map(
          (message) => bodyOf(message) as { token: string; input: { handoffId: string } },
        );
        const ours = waiting.find(({ input }) => input.handoffId === id);
        if (ours !== undefined) return ours.token;
      }
    },
    close: async () => {
      client.destroy();
      sqs.destroy();
      await cloud.stop();
    },
  };
}

describe.each([
  { kind: 'in memory', open: inMemory },
  { kind: 'on Step Functions', open: onStepFunctions },
])('The executions $kind', ({ open }) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await open();
  });
  afterAll(() => harness.close());

  test('are one for each run, however often it is started', async () => {
    const id = newHandoffId();
    const before = await harness.count();
    await Promise.all([1, 1, 1, 2].map((run) => harness.executions.start(id, run)));
    await harness.executions.start(id, 1);
    expect(await harness.count()).toBe(before + 2);
    expect(await harness.isRunning(`${id}-1`)).toBe(true);
  });

  test('stop once, and start no more under that name', async () => {
    const id = newHandoffId();
    await harness.executions.start(id, 1);
    await harness.executions.stop(id, 1, 'settled');
    await harness.executions.stop(id, 1, 'settled');
    await harness.executions.start(id, 1);
    expect(await harness.isRunning(`${id}-1`)).toBe(false);
  });

  test('that never were are stopped quietly', async () => {
    await expect(harness.executions.stop(newHandoffId(), 1, 'settled')).resolves.toBeUndefined();
  });

  test('are resumed once: who comes second is too late', async () => {
    const token = await harness.waitingToken();
    expect(await harness.executions.succeed(token)).toBe('resumed');
    await vi.waitFor(async () => expect(await harness.executions.succeed(token)).toBe('too-late'), 10_000);
    expect(await harness.executions.fail(token, 'WaitOver', 'OfferExpired')).toBe('too-late');
  });

  test('tell what they went through, without their data', async () => {
    const id = newHandoffId();
    const at = new Date().toISOString();
    harness.tell(`${id}-1`, [
      { at, what: 'started' },
      { at, what: 'entered', state: 'Wait' },
    ]);
    await harness.executions.start(id, 1);
    await vi.waitFor(async () => {
      const steps = (await harness.histories.of(id, 1)) ?? [];
      expect(steps.map(({ what, state }) => [what, state])).toEqual([
        ['started', undefined],
        ['entered', 'Wait'],
      ]);
      for (const step of steps) expect(new Date(step.at).toISOString()).toBe(step.at);
    }, 10_000);
  });

  test('tell nothing where there is none', async () => {
    expect(await harness.histories.of(newHandoffId(), 1)).toBeUndefined();
  });

  test('are resumed with a failure too', async () => {
    const token = await harness.waitingToken();
    expect(await harness.executions.fail(token, 'WaitOver', 'OfferExpired')).toBe('resumed');
    await vi.waitFor(
      async () => expect(await harness.executions.fail(token, 'Superseded', 'older run')).toBe('too-late'),
      10_000,
    );
  });
});
