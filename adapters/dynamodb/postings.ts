import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { postingSchema } from '#domain/ports/chat.ts';
import type { PostedMessage, Postings } from '#domain/ports/side-items.ts';
import { getSideItem, putSideItem } from './side-item.ts';
import type { Tables } from './tables.ts';
import { daysAfter, POSTING_DAYS } from './time-to-live.ts';

/** Where the messages of each offer stand in a chat: one item for each, by the epoch of a handoff. */
export function dynamoPostings(client: DynamoDBClient, tables: Tables, now: () => string): Postings {
  return {
    put: (handoffId, epoch, posting, message) =>
      putSideItem(client, tables, {
        ...placeOf(handoffId, epoch, message),
        body: JSON.stringify(posting),
        expiresAt: daysAfter(now(), POSTING_DAYS),
      }),
    get: async (handoffId, epoch, message) => {
      const body = await getSideItem(client, tables, placeOf(handoffId, epoch, message));
      return body === undefined ? undefined : postingSchema.parse(JSON.parse(body));
    },
  };
}

const placeOf = (handoffId: string, epoch: number, message: PostedMessage = 'offer') => ({
  id: `posting#${handoffId}`,
  part: message === 'offer' ? String(epoch) : `${String(epoch)}#${message}`,
});
