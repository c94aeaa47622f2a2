import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { SQSClient } from '@aws-sdk/client-sqs';
import * as z from 'zod';

const numberSchema = z.coerce.number().int();
const attributesSchema = z.object({
  ApproximateNumberOfMessages: numberSchema,
  ApproximateNumberOfMessagesNotVisible: numberSchema,
});

/** How many messages a queue holds, by SQS' own approximate count. */
export async function countMessages(client: SQSClient, queueUrl: string): Promise<number> {
  const { Attributes } = await client.send(
    new GetQueueAttributesCommand({
      QueueUrl: queueUrl,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  const counted = attributesSchema.parse(Attributes);
  // A message that somebody is just looking at is still there.
  return counted.ApproximateNumberOfMessages + counted.ApproximateNumberOfMessagesNotVisible;
}
