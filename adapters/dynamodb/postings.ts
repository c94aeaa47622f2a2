import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { postingSchema } from '#domain/ports/chat.ts';
import type { Postings } from '#domain/ports/side-items.ts';
import { getSideItem, putSideItem } from './side-item.ts';
import type { Tables } from './tables.ts';
import { daysAfter, POSTING_DAYS } from './time-to-live.ts';

/** Where the message of each offer stands in a chat: one item for each epoch of a handoff. */
export function dynamoPostings(client: DynamoDBClient, tables: Tables, now: () => string): Postings {
  return {
    put: (handoffId, epoch, posting) =>
      putSideItem(client, tables, {
        ...placeOf(handoffId, epoch),
        body: JSON.stringify(posting),
        expiresAt: daysAfter(now(), POSTING_DAYS),
      }),
    get: async (handoffId, epoch) => {
      const body = await getSideItem(client, tables, placeOf(handoffId, epoch));
      return body === undefined ? undefined : postingSchema.parse(JSON.parse(body));
    },
  };
}

const placeOf = (handoffId: string, epoch: number) => ({ id: `posting#${handoffId}`, part: String(epoch) });
