import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Bookmarks } from '#domain/ports/side-items.ts';
import { getSideItem, putSideItem } from './side-item.ts';
import type { Tables } from './tables.ts';

/** Bookmarks stay: a walk that came to its end is not begun again. */
export function dynamoBookmarks(client: DynamoDBClient, tables: Tables): Bookmarks {
  return {
    get: (walk) => getSideItem(client, tables, { id: idOf(walk) }),
    put: (walk, place) => putSideItem(client, tables, { id: idOf(walk), body: place }),
  };
}

const idOf = (walk: string): string => `bookmark#${walk}`;
