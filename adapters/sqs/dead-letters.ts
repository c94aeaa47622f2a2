import type { SQSClient } from '@aws-sdk/client-sqs';
import type { DeadLetters } from '#domain/ports/dead-letters.ts';
import { countMessages } from './count-messages.ts';

/** How full each dead-letter queue is. `queueUrls` by the names that people know. */
export function sqsDeadLetters(client: SQSClient, queueUrls: Readonly<Record<string, string>>): DeadLetters {
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
