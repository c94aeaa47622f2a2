import { SQSClient } from '@aws-sdk/client-sqs';
import { expect, it } from 'vitest';
import { connectorQueues } from '#adapters/sqs/queues.ts';
import { handoffIdSchema } from '#domain/ids.ts';

/** A client that only notes where something is sent. */
function noting(): { readonly client: SQSClient; readonly sent: unknown[] } {
  const client = new SQSClient({ region: 'eu-central-1' });
  const sent: unknown[] = [];
  client.middlewareStack.add(
    () => async (args) => {
      sent.push((args.input as { QueueUrl: string }).QueueUrl);
      return { output: { $metadata: {} }, response: {} };
    },
    { step: 'initialize', priority: 'high' },
  );
  return { client, sent };
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
