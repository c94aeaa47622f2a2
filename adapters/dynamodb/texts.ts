import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Texts } from '#domain/ports/side-items.ts';
import { getSideItem, putSideItem } from './side-item.ts';
import type { Tables } from './tables.ts';
import { daysAfter, TEXT_DAYS } from './time-to-live.ts';

/** Texts that facts name by id only, so that they can be erased. */
export function dynamoTexts(client: DynamoDBClient, tables: Tables, now: () => string): Texts {
  return {
    put: (id, text) =>
      putSideItem(client, tables, { id: idOf(id), body: text, expiresAt: daysAfter(now(), TEXT_DAYS) }),
    get: (id) => getSideItem(client, tables, { id: idOf(id) }),
  };
}

const idOf = (id: string): string => `text#${id}`;
