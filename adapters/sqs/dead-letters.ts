import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { DeadLetters } from '#domain/ports/platform.ts';
import * as z from 'zod';

const attributesSchema = z.object({ ApproximateNumberOfMessages: z.coerce.number().int() });

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
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }),
  );
  return attributesSchema.parse(Attributes).ApproximateNumberOfMessages;
}
