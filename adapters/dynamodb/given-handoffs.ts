import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { handoffIdSchema } from '#domain/ids.ts';
import type { GivenHandoffs } from '#domain/ports/given-handoffs.ts';
import * as z from 'zod';
import { fromItem, toItem } from './attributes.ts';
import { queryItems } from './query.ts';
import { putSideItem } from './side-item.ts';
import type { Tables } from './tables.ts';
import { daysAfter, GIVEN_DAYS } from './time-to-live.ts';

/** What somebody handed over: a partition for each giver, in the order in which it began. */
export function dynamoGivenHandoffs(client: DynamoDBClient, tables: Tables): GivenHandoffs {
  return {
    put: (giver, handoffId, beganAt) =>
      putSideItem(client, tables, {
        id: idOf(giver),
        part: `${beganAt}#${handoffId}`,
        body: handoffId,
        expiresAt: daysAfter(beganAt, GIVEN_DAYS),
      }),
    latest: async (giver, limit) => {
      const query = {
        TableName: tables.sideItems,
        KeyConditionExpression: 'id = :id',
        ExpressionAttributeValues: toItem({ ':id': idOf(giver) }),
        ScanIndexForward: false,
        ConsistentRead: true,
      };
      const items = await queryItems(client, query, limit);
      return items.map((item) => itemSchema.parse(fromItem(item)).body);
    },
  };
}

const itemSchema = z.object({ body: handoffIdSchema });
const idOf = (giver: string): string => `given#${giver}`;
