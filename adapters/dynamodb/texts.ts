import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Texts } from '#domain/ports/side-items.ts';
import { getSideItem, putSideItem, putSideItemOnce, removeSideItem } from './side-item.ts';
import type { SideItem } from './side-item.ts';
import type { Tables } from './tables.ts';

/** Texts that facts name by id only, so that they can be erased. None ends by itself: a hold may need it at any age. */
export function dynamoTexts(client: DynamoDBClient, tables: Tables): Texts {
  const textOf = (id: string, text: string): SideItem => ({
    id: idOf(id),
    body: text,
  });
  return {
    put: (id, text) => putSideItem(client, tables, textOf(id, text)),
    putOnce: (id, text) => putSideItemOnce(client, tables, textOf(id, text)),
    get: (id) => getSideItem(client, tables, { id: idOf(id) }),
    remove: (id) => removeSideItem(client, tables, { id: idOf(id) }),
  };
}

const idOf = (id: string): string => `text#${id}`;
