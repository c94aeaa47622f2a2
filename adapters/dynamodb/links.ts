import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Links } from '#domain/ports/side-items.ts';
import { linkSchema } from '#domain/ports/side-items.ts';
import { getSideItem, putSideItem } from './side-item.ts';
import type { Tables } from './tables.ts';
import { daysAfter, LINK_DAYS_AFTER_END } from './time-to-live.ts';

/** What links stand for, by the SHA-256 of the link. */
export function dynamoLinks(client: DynamoDBClient, tables: Tables): Links {
  return {
    put: (hash, link) =>
      putSideItem(client, tables, {
        id: idOf(hash),
        body: JSON.stringify(link),
        expiresAt: daysAfter(link.expiresAt, LINK_DAYS_AFTER_END),
      }),
    get: async (hash) => {
      const body = await getSideItem(client, tables, { id: idOf(hash) });
      return body === undefined ? undefined : linkSchema.parse(JSON.parse(body));
    },
  };
}

const idOf = (hash: string): string => `link#${hash}`;
