import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { postingSchema } from '#domain/ports/chat.ts';
import type { PostedMessage, Postings } from '#domain/ports/side-items.ts';
import { getSideItem, putSideItem } from './side-item.ts';
import type { Tables } from './tables.ts';
import { daysAfter, POSTING_DAYS } from './time-to-live.ts';

/** Where messages stand in a chat: one item for each, by what it is about. */
export function dynamoPostings(client: DynamoDBClient, tables: Tables, now: () => string): Postings {
  return {
    put: (about, number, posting, message) =>
      putSideItem(client, tables, {
        ...placeOf(about, number, message),
        body: JSON.stringify(posting),
        expiresAt: daysAfter(now(), POSTING_DAYS),
      }),
    get: async (about, number, message) => {
      const body = await getSideItem(client, tables, placeOf(about, number, message));
      return body === undefined ? undefined : postingSchema.parse(JSON.parse(body));
    },
  };
}

const placeOf = (about: string, number: number, message: PostedMessage = 'offer') => ({
  id: `posting#${about}`,
  part: message === 'offer' ? String(number) : `${String(number)}#${message}`,
});
