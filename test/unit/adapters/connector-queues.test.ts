import { SQSClient } from '@aws-sdk/client-sqs';
import { expect, it } from 'vitest';
import { connectorQueues } from '#adapters/sqs/queues.ts';
import { handoffIdSchema } from '#domain/ids.ts';

/** A client that only notes what is sent, and where. */
function noting() {
  const client = new SQSClient({ region: 'eu-central-1' });
  const sent: unknown[] = [];
  const given: unknown[] = [];
  client.middlewareStack.add(
    () => async (args) => {
      given.push(args.input);
      sent.push((args.input as { QueueUrl: string }).QueueUrl);
      return { output: { $metadata: {} }, response: {} };
    },
    { step: 'initialize', priority: 'high' },
  );
  return { client, sent, given };
}

it('a target has its own queue, and one that this stage has none for that of all others', async () => {
  const { client, sent } = noting();
  const { connect } = connectorQueues(
    client,
    { salesforce: 'https://sqs/salesforce' },
    'https://sqs/hubspot',
  );
  const handoffId = handoffIdSchema.parse('a'.repeat(26));
  for (const target of ['hubspot', 'salesforce', 'asana', 'constructor'])
    await connect({ handoffId, target, work: 'sync', attempt: 1, correlationId: 'delivery.0' }, 0);
  expect(sent).toEqual([
    'https://sqs/hubspot',
    'https://sqs/salesforce',
    'https://sqs/hubspot',
    'https://sqs/hubspot',
  ]);
});

it('whoever receives a message is told that it was delayed, because SQS does not say so', async () => {
  const { client, given } = noting();
  const { connect } = connectorQueues(client, {}, 'https://sqs/hubspot');
  const handoffId = handoffIdSchema.parse('a'.repeat(26));
  const message = { handoffId, target: 'hubspot', work: 'sync', attempt: 1, correlationId: 'c-1' } as const;
  for (const delay of [0, 900]) await connect(message, delay);
  expect(given).toMatchObject([
    { DelaySeconds: 0 },
    {
      DelaySeconds: 900,
      MessageAttributes: { delaySeconds: { DataType: 'Number', StringValue: '900' } },
    },
  ]);
  expect(given[0]).not.toHaveProperty('MessageAttributes');
});
