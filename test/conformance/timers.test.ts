import {
  CreateScheduleGroupCommand,
  GetScheduleCommand,
  ResourceNotFoundException,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memoryTimers, fireTimers } from '#adapters/memory/timers.ts';
import { createWorld } from '#adapters/memory/world.ts';
import { schedulerTimers } from '#adapters/scheduler/timers.ts';
import { wakeMessageSchema } from '#adapters/sqs/messages.ts';
import type { SubjectId } from '#domain/ids.ts';
import type { Timers } from '#domain/ports/platform.ts';
import { startCloud } from './support/cloud.ts';
import { bodyOf, createQueue, receive } from './support/queue.ts';
import { newHandoffId, newSubject } from './support/samples.ts';

interface Harness {
  readonly timers: Timers;
  /** When the timer of that name fires, to the second; undefined when there is none. */
  firesAt(name: string): Promise<string | undefined>;
  nextWoken(): Promise<SubjectId | undefined>;
  close(): Promise<void>;
}

const toSeconds = (instant: string): string => instant.slice(0, 19);

async function inMemory(): Promise<Harness> {
  const world = createWorld();
  return {
    timers: memoryTimers(world),
    firesAt: async (name) => {
      const timer = world.timers.get(name);
      return timer === undefined ? undefined : toSeconds(timer.at);
    },
    nextWoken: async () => fireTimers(world, new Date().toISOString())[0],
    close: () => Promise.resolve(),
  };
}

async function onScheduler(): Promise<Harness> {
  const cloud = await startCloud('timers');
  const [client, sqs] = [new SchedulerClient(cloud.config), new SQSClient(cloud.config)];
  const { url, arn } = await createQueue(sqs, 'wake');
  await client.send(new CreateScheduleGroupCommand({ Name: 'deadlines' }));
  const settings = { group: 'deadlines', wakeQueueArn: arn, roleArn: 'arn:aws:iam::000000000000:role/any' };
  return {
    timers: schedulerTimers(client, settings, () => new Date().toISOString()),
    firesAt: async (Name) => {
      try {
        const schedule = await client.send(new GetScheduleCommand({ Name, GroupName: 'deadlines' }));
        return schedule.ScheduleExpression?.slice('at('.length, -1);
      } catch (error) {
        if (error instanceof ResourceNotFoundException) return undefined;
        throw error;
      }
    },
    nextWoken: async () => {
      const [message] = await receive(sqs, url, 1);
      return wakeMessageSchema.parse(bodyOf(message!)).subjectId;
    },
    close: async () => {
      client.destroy();
      sqs.destroy();
      await cloud.stop();
    },
  };
}

const IN_AN_HOUR = new Date(Date.now() + 3_600_000).toISOString().replace(/\.\d+Z/, '.000Z');

describe.each([
  { kind: 'in memory', open: inMemory },
  { kind: 'on the Scheduler', open: onScheduler },
])('The timers $kind', ({ open }) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await open();
  });
  afterAll(() => harness.close());

  test('stand for their instant', async () => {
    const name = `h-${newHandoffId()}-p3`;
    await harness.timers.create(name, IN_AN_HOUR, newSubject());
    expect(await harness.firesAt(name)).toBe(toSeconds(IN_AN_HOUR));
  });

  test('are made once under one name', async () => {
    const name = `h-${newHandoffId()}-p3`;
    await harness.timers.create(name, IN_AN_HOUR, newSubject());
    await harness.timers.create(name, IN_AN_HOUR, newSubject());
    expect(await harness.firesAt(name)).toBe(toSeconds(IN_AN_HOUR));
  });

  test('are removed, quietly when there is none', async () => {
    const name = `h-${newHandoffId()}-p3`;
    await harness.timers.create(name, IN_AN_HOUR, newSubject());
    await harness.timers.remove(name);
    await harness.timers.remove(name);
    expect(await harness.firesAt(name)).toBeUndefined();
  });

  test('whose instant has passed wake their subject all the same', async () => {
    const subject = newSubject();
    await harness.timers.create(`h-${newHandoffId()}-p3`, '2026-01-01T00:00:00.000Z', subject);
    expect(await harness.nextWoken()).toBe(subject);
  });
});
