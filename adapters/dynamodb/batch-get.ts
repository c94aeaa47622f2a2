import { setTimeout as delay } from 'node:timers/promises';
import { BatchGetItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Item } from './attributes.ts';

/** The most keys that one BatchGetItem takes. */
export const MOST_IN_BATCH = 100;
/** Under load some keys come back unread. Waits of 50, 100, … 1,600 ms: at most 3.2 s in all. */
const TRIES = 7;
const FIRST_WAIT_MS = 50;

/** DynamoDB left keys unread every time: it is overloaded, and an incomplete list would be a wrong one. */
export class ItemsUnreadError extends Error {
  readonly unread: number;

  constructor(unread: number) {
    super(`${unread} items could not be read`);
    this.name = 'ItemsUnreadError';
    this.unread = unread;
  }
}

/** Those of at most a hundred items that there are, in no order; none is asked for when there are no keys. */
export async function batchGet(
  client: DynamoDBClient,
  table: string,
  keys: readonly Item[],
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let unread = keys;
  for (let attempt = 0; unread.length > 0; attempt += 1) {
    if (attempt === TRIES) throw new ItemsUnreadError(unread.length);
    if (attempt > 0) await delay(FIRST_WAIT_MS * 2 ** (attempt - 1));
    const answer = await client.send(
      new BatchGetItemCommand({ RequestItems: { [table]: { Keys: [...unread] } } }),
    );
    items.push(...(answer.Responses?.[table] ?? []));
    unread = answer.UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return items;
}
