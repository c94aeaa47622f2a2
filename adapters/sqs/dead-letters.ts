import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { DeadLetters } from '#domain/ports/platform.ts';
import * as z from 'zod';

const numberSchema = z.coerce.number().int();
const attributesSchema = z.object({
  ApproximateNumberOfMessages: numberSchema,
  ApproximateNumberOfMessagesNotVisible: numberSchema,
});

/** How full each dead-letter queue is, by SQS' own approximate count. `queueUrls` by the names that people know. */
export function sqsDeadLetters(client: SQSClient, queueUrls: Readonly<Record<string, string>>): DeadLetters {
  return {
    counts: () =>
      Promise.all(
        Object.entries(queueUrls).map(async ([queue, url]) => ({
          queue,
          messages: await count(client, url),
        })),
      ),
  };
}

async function count(client: SQSClient, queueUrl: string): Promise<number> {
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
