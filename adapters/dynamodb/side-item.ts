import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { TTL_ATTRIBUTE } from '#domain/limits/names.ts';
import * as z from 'zod';
import type { Item } from './attributes.ts';
import { fromItem, toItem } from './attributes.ts';
import type { Tables } from './tables.ts';

/** The sort key of an item that has the id to itself. */
const ONLY_PART = '-';

export interface SideItem {
  readonly id: string;
  readonly part?: string;
  readonly body: string;
  /** Seconds since the epoch; without it the item stays until it is removed. */
  readonly expiresAt?: number;
}

export function sideKey(id: string, part: string = ONLY_PART): Item {
  return toItem({ id, part });
}

export async function putSideItem(client: DynamoDBClient, tables: Tables, item: SideItem): Promise<void> {
  const { id, part, body, expiresAt } = item;
  const Item = { ...sideKey(id, part), ...toItem({ body, [TTL_ATTRIBUTE]: expiresAt }) };
  await client.send(new PutItemCommand({ TableName: tables.sideItems, Item }));
}

const bodySchema = z.object({ body: z.string() });

/** The body of a side item, read consistently; undefined when there is none. */
export async function getSideItem(
  client: DynamoDBClient,
  tables: Tables,
  { id, part }: { readonly id: string; readonly part?: string },
): Promise<string | undefined> {
  const item = await getItem(client, tables, sideKey(id, part));
  return item === undefined ? undefined : bodySchema.parse(item).body;
}

/** Any side item as plain values, read consistently, for a schema to parse. */
export async function getItem(client: DynamoDBClient, tables: Tables, key: Item) {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: tables.sideItems, Key: key, ConsistentRead: true }),
  );
  return Item === undefined ? undefined : fromItem(Item);
}
