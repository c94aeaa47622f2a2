import type { SQSClient } from '@aws-sdk/client-sqs';
import type { DeadLetter, DeadLetterPeek } from '#domain/ports/dead-letters.ts';
import { giveBack, receiveSome } from './receive-dead-letters.ts';
import type { Received } from './receive-dead-letters.ts';

/** Looks into the dead-letter queues; what was looked at is given back at once, or comes back by itself. */
export function sqsDeadLetterPeek(
  client: SQSClient,
  queueUrls: Readonly<Record<string, string>>,
): DeadLetterPeek {
  return {
    peek: async (queue, limit) => {
      const url = queueUrls[queue];
      if (url === undefined) return [];
      const seen = await receiveUpTo(client, url, limit);
      await Promise.all(seen.map((message) => giveBack(client, url, message)));
      return seen.map(withoutHandle).toSorted((one, other) => one.sentAt.localeCompare(other.sentAt));
    },
  };
}

async function receiveUpTo(client: SQSClient, url: string, limit: number): Promise<readonly Received[]> {
  const seen = new Map<string, Received>();
  let isMore = true;
  while (isMore && seen.size < limit) {
    const some = await receiveSome(client, url);
    for (const message of some) seen.set(message.id, message);
    isMore = some.length > 0;
  }
  return [...seen.values()];
}

function withoutHandle({ id, sentAt, body, because }: Received): DeadLetter {
  return { id, sentAt, body, ...(because === undefined ? {} : { because }) };
}
