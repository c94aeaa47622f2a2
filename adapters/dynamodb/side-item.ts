import { DeleteItemCommand, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { TTL_ATTRIBUTE } from '#domain/limits/names.ts';
import * as z from 'zod';
import type { Item } from './attributes.ts';
import { fromItem, toItem } from './attributes.ts';
import { writeOr } from './conditional-write.ts';
import type { SideTable } from './tables.ts';

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

function sideItemPut(tables: SideTable, { id, part, body, expiresAt }: SideItem) {
  const Item = { ...sideKey(id, part), ...toItem({ body, [TTL_ATTRIBUTE]: expiresAt }) };
  return { TableName: tables.sideItems, Item };
}

export async function putSideItem(client: DynamoDBClient, tables: SideTable, item: SideItem): Promise<void> {
  await client.send(new PutItemCommand(sideItemPut(tables, item)));
}

const bodySchema = z.object({ body: z.string() });

/** Puts the item unless there is one; answers the body that stands. */
export function putSideItemOnce(client: DynamoDBClient, tables: SideTable, item: SideItem): Promise<string> {
  const put = new PutItemCommand({
    ...sideItemPut(tables, item),
    ConditionExpression: 'attribute_not_exists(id)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  return writeOr(
    () => client.send(put),
    item.body,
    (there) => bodySchema.parse(fromItem(there)).body,
  );
}

type Place = Pick<SideItem, 'id' | 'part'>;

/** The body of a side item, read consistently; undefined when there is none. */
export async function getSideItem(
  client: DynamoDBClient,
  tables: SideTable,
  { id, part }: Place,
): Promise<string | undefined> {
  const item = await getItem(client, tables, sideKey(id, part));
  return item === undefined ? undefined : bodySchema.parse(item).body;
}

/** Quiet when there is none. */
export async function removeSideItem(
  client: DynamoDBClient,
  tables: SideTable,
  { id, part }: Place,
): Promise<void> {
  await client.send(new DeleteItemCommand({ TableName: tables.sideItems, Key: sideKey(id, part) }));
}

/** Any side item as plain values, for a schema to parse; read consistently, unless it may be a little old. */
export async function getItem(client: DynamoDBClient, tables: SideTable, key: Item, isConsistent = true) {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: tables.sideItems, Key: key, ConsistentRead: isConsistent }),
  );
  return Item === undefined ? undefined : fromItem(Item);
}
