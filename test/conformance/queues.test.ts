import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { memoryPorts } from '#adapters/memory/ports.ts';
import { createWorld } from '#adapters/memory/world.ts';
import { sqsQueueCounts } from '#adapters/sqs/queue-counts.ts';
import {
  connectorMessageSchema,
  intakeMessageSchema,
  noticeMessageSchema,
  onCallMessageSchema,
  wakeMessageSchema,
} from '#adapters/sqs/messages.ts';
import {
  connectorQueues,
  graveyard,
  intakeQueue,
  noticesQueue,
  onCallQueue,
  wakeQueue,
} from '#adapters/sqs/queues.ts';
import type { PartlySentError } from '#adapters/sqs/send.ts';
import { BACKLOG } from '#domain/backlog/backlog.ts';
import { reportOf } from '#domain/monday/report-of.ts';
import type { IntakeMessage } from '#domain/admission/source-event.ts';
import type { QueueCounts } from '#domain/ports/queue-counts.ts';
import type { ConnectorMessage, NoticeMessage, OnCallMessage, Queues } from '#domain/ports/platform.ts';
import { allIsWell } from '../unit/monday/gathered.ts';
import { startCloud } from './support/cloud.ts';
import type { Cloud } from './support/cloud.ts';
import { bodyOf, createQueue, receive } from './support/queue.ts';
import { newHandoffId, newSubject } from './support/samples.ts';

type Name = 'wake' | 'notices' | 'on-call' | 'hubspot' | 'intake' | 'buried';

interface Harness {
  readonly queues: Queues;
  readonly deadLetters: QueueCounts;
  /** The bodies of the next `count` messages, in any order. */
  received(queue: Name, count: number): Promise<readonly unknown[]>;
  close(): Promise<void>;
}

async function inMemory(): Promise<Harness> {
  const world = createWorld();
  const ports = memoryPorts(world);
  const all = (queue: Name): readonly unknown[] => {
    switch (queue) {
      case 'wake':
        return world.queued.wake.splice(0).map((subjectId) => ({ subjectId }));
      case 'notices':
        return world.queued.notices.splice(0).map(({ message }) => message);
      case 'on-call':
        return world.queued.onCall.splice(0).map(({ message }) => message);
      case 'hubspot':
        return world.queued.connectors.splice(0).map(({ message }) => message);
      case 'intake':
        return world.queued.intake.splice(0).map(({ message }) => message);
      case 'buried': {
        const buried = world.queued.buried.splice(0);
        world.deadLetters.set('relay', []);
        return buried.map(({ body, because }) => ({ ...(JSON.parse(body) as object), because }));
      }
    }
  };
  return { ...ports, received: async (queue) => all(queue), close: () => Promise.resolve() };
}

let cloud: Cloud;
let client: SQSClient;

async function onSqs(): Promise<Harness> {
  const names: readonly Name[] = ['wake', 'notices', 'on-call', 'hubspot', 'intake', 'buried'];
  const urls = new Map<Name, string>();
  for (const name of names) urls.set(name, (await createQueue(client, name)).url);
  const url = (name: Name): string => urls.get(name) ?? '';
  return {
    queues: {
      ...wakeQueue(client, url('wake')),
      ...noticesQueue(client, url('notices')),
      ...onCallQueue(client, url('on-call')),
      ...connectorQueues(client, {}, url('hubspot')),
      ...intakeQueue(client, url('intake')),
      ...graveyard(client, url('buried')),
    },
    deadLetters: sqsQueueCounts(client, { relay: url('buried') }),
    received: async (name, count) =>
      (await receive(client, url(name), count)).map((message) => {
        const because = message.MessageAttributes?.because?.StringValue;
        return because === undefined ? bodyOf(message) : { ...(bodyOf(message) as object), because };
      }),
    close: () => Promise.resolve(),
  };
}

beforeAll(async () => {
  cloud = await startCloud('queues');
  client = new SQSClient(cloud.config);
});
afterAll(async () => {
  client.destroy();
  await cloud.stop();
});

describe.each([
  { kind: 'in memory', open: inMemory },
  { kind: 'on SQS', open: onSqs },
])('The queues $kind', ({ open }) => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await open();
  });

  test('carry any number of wakes', async () => {
    const subjects = Array.from({ length: 23 }, newSubject);
    await harness.queues.wake(subjects);
    await harness.queues.wake([]);
    const woken = (await harness.received('wake', 23)).map((body) => wakeMessageSchema.parse(body).subjectId);
    expect(woken.sort()).toEqual(subjects.sort());
  });

  test('carry what whoever is on call is told', async () => {
    const message: OnCallMessage = { subjectId: newSubject(), seq: 3, kind: 'on-call', attempt: 1 };
    await harness.queues.call(message, 0);
    const [received] = await harness.received('on-call', 1);
    expect(onCallMessageSchema.parse(received)).toEqual(message);
  });

  test('carry a notice', async () => {
    const message: NoticeMessage = {
      subjectId: newSubject(),
      seq: 3,
      kind: 'reminder',
      recipient: { kind: 'person', id: 'ann' },
      channel: 'email',
      attempt: 1,
    };
    await harness.queues.notify(message, 0);
    const [received] = await harness.received('notices', 1);
    expect(noticeMessageSchema.parse(received)).toEqual(message);
  });

  test('carry the report of a week to each who is to have it', async () => {
    const about = { subjectId: BACKLOG, seq: 203_006, kind: 'monday', attempt: 1 } as const;
    const report = reportOf(allIsWell);
    const messages: readonly NoticeMessage[] = [
      { ...about, report, recipient: { kind: 'ops' }, channel: 'email' },
      { ...about, report, recipient: { kind: 'ops-channel' }, channel: 'slack' },
    ];
    for (const message of messages) {
      await harness.queues.notify(message, 0);
      const [received] = await harness.received('notices', 1);
      expect(noticeMessageSchema.parse(received)).toEqual(message);
    }
  });

  test('carry the work of a connector, now or a little later', async () => {
    const message: ConnectorMessage = {
      handoffId: newHandoffId(),
      target: 'hubspot',
      work: 'sync',
      attempt: 1,
      correlationId: 'delivery.0',
    };
    await harness.queues.connect(message, 0);
    await harness.queues.connect({ ...message, work: 'reflect' }, 1);
    const received = (await harness.received('hubspot', 2)).map((body) => connectorMessageSchema.parse(body));
    expect(received).toEqual([message, { ...message, work: 'reflect' }]);
  });

  test('carry what comes in, letter by letter', async () => {
    const messages: readonly IntakeMessage[] = [
      {
        kind: 'delivery',
        source: 'hubspot',
        deliveryId: 'd-1',
        receivedAt: '2026-11-02T09:00:00.000Z',
        body: '[{"a": "ä🙂"}]\n',
      },
      { kind: 'readmit', blockedId: 'b-1' },
    ];
    for (const message of messages) {
      await harness.queues.admit(message, 0);
      const [received] = await harness.received('intake', 1);
      expect(intakeMessageSchema.parse(received)).toEqual(message);
    }
  });

  test('bury what can never be processed, with the reason', async () => {
    await harness.queues.bury('relay', '{"seq":1}', 'unknown fact');
    expect(await harness.received('buried', 1)).toEqual([{ seq: 1, because: 'unknown fact' }]);
    expect(await harness.deadLetters.counts()).toEqual([{ queue: 'relay', messages: 0 }]);
  });
});

describe('The queues on SQS', () => {
  test('count what comes again later', async () => {
    const { url } = await createQueue(client, 'delayed');
    await intakeQueue(client, url).admit({ kind: 'readmit', blockedId: 'b-1' }, 900);
    expect(await sqsQueueCounts(client, { intake: url }).counts()).toEqual([
      { queue: 'intake', messages: 1 },
    ]);
  });

  test('count what nobody could process', async () => {
    const { url } = await createQueue(client, 'counted');
    await graveyard(client, url).bury('relay', '{}', 'malformed');
    expect(await sqsQueueCounts(client, { relay: url }).counts()).toEqual([{ queue: 'relay', messages: 1 }]);
  });

  test('say when a part of a batch was not taken, after the rest was sent', async () => {
    const { url } = await createQueue(client, 'partly');
    const flaky = new SQSClient(cloud.config);
    let batches = 0;
    flaky.middlewareStack.add(
      (next, context) => async (args) => {
        const answer = await next(args);
        batches += context.commandName === SendMessageBatchCommand.name ? 1 : 0;
        if (batches === 1)
          Object.assign(answer.output as object, { Failed: [{ Id: '0', Code: 'InternalError' }] });
        return answer;
      },
      { step: 'initialize', name: 'fault' },
    );
    const sent = wakeQueue(flaky, url).wake(Array.from({ length: 12 }, newSubject));
    await expect(sent).rejects.toMatchObject({
      failed: 1,
      codes: ['InternalError'],
    } satisfies Partial<PartlySentError>);
    expect(await receive(client, url, 12)).toHaveLength(12);
  });
});
