import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { troubleSchema } from '#domain/ports/channel-troubles.ts';
import type { Troubles } from '#domain/ports/channel-troubles.ts';
import * as z from 'zod';
import { fromItem, toItem } from './attributes.ts';
import { queryItems } from './query.ts';
import { putSideItem, removeSideItem } from './side-item.ts';
import type { Tables } from './tables.ts';
import { daysAfter, TROUBLE_DAYS } from './time-to-live.ts';

/** All under one partition, so that one query tells which ways keep failing: an item for each person and channel. */
export function dynamoTroubles(client: DynamoDBClient, tables: Tables, now: () => string): Troubles {
  return {
    put: (trouble) =>
      putSideItem(client, tables, {
        ...placeOf(trouble),
        body: JSON.stringify(trouble),
        expiresAt: daysAfter(now(), TROUBLE_DAYS),
      }),
    remove: (trouble) => removeSideItem(client, tables, placeOf(trouble)),
    list: () => list(client, tables),
  };
}

const ID = 'channel-troubles';
const itemSchema = z.object({ body: z.string() });

const placeOf = ({ person, channel }: Parameters<Troubles['remove']>[0]) => ({
  id: ID,
  part: `${person}#${channel}`,
});

async function list(client: DynamoDBClient, tables: Tables) {
  const items = await queryItems(client, {
    TableName: tables.sideItems,
    KeyConditionExpression: 'id = :id',
    ExpressionAttributeValues: toItem({ ':id': ID }),
    ConsistentRead: true,
  });
  return items.map((item) => troubleSchema.parse(JSON.parse(itemSchema.parse(fromItem(item)).body)));
}
