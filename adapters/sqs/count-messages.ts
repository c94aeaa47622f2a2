import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';

const numberSchema = z.coerce.number().int();
const attributesSchema = z.object({
  ApproximateNumberOfMessages: numberSchema,
  ApproximateNumberOfMessagesNotVisible: numberSchema,
  ApproximateNumberOfMessagesDelayed: numberSchema,
});

/** How many messages a queue holds, by SQS' own approximate count. */
export async function countMessages(client: SQSClient, queueUrl: string): Promise<number> {
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({
      QueueUrl: queueUrl,
      AttributeNames: [
        'ApproximateNumberOfMessages',
        'ApproximateNumberOfMessagesNotVisible',
        'ApproximateNumberOfMessagesDelayed',
      ],
    }),
  );
  const counted = attributesSchema.parse(Attributes);
  // A message that somebody is just looking at is still there, and one that comes again later is too.
  return (
    counted.ApproximateNumberOfMessages +
    counted.ApproximateNumberOfMessagesNotVisible +
    counted.ApproximateNumberOfMessagesDelayed
  );
}
