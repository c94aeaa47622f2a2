import type { SQSClient } from '@aws-sdk/client-sqs';
import type { QueueCounts } from '#domain/ports/queue-counts.ts';
import { countMessages } from './count-messages.ts';

/** How full each of these queues is. `queueUrls` by the names that people know. */
export function sqsQueueCounts(client: SQSClient, queueUrls: Readonly<Record<string, string>>): QueueCounts {
  return {
    counts: () =>
      Promise.all(
        Object.entries(queueUrls).map(async ([queue, url]) => ({
          queue,
          messages: await countMessages(client, url),
        })),
      ),
  };
}
