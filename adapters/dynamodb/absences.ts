import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { absenceSchema } from '#domain/contract/directory.ts';
import type { Absence } from '#domain/contract/directory.ts';
import type { Absences } from '#domain/ports/situation.ts';
import { latest } from '#domain/time.ts';
import * as z from 'zod';
import { fromItem, toItem } from './attributes.ts';
import { queryItems } from './query.ts';
import { putSideItem, removeSideItem } from './side-item.ts';
import type { Tables } from './tables.ts';
import { daysAfter } from './time-to-live.ts';

/** All people under one partition, so that one query tells who is away: an item for each, gone after their last absence. */
export function dynamoAbsences(client: DynamoDBClient, tables: Tables): Absences {
  return {
    put: (person, absences, now) => put(client, tables, person, lasting(absences, now)),
    list: () => list(client, tables),
  };
}

const ID = 'absences';

/** Not earlier than the day after, so that no clock's error ends an absence too soon. */
const DAYS_AFTER_END = 1;

function lasting(absences: readonly Absence[], now: string): readonly Absence[] {
  return absences.filter(({ until }) => until > now);
}

function put(client: DynamoDBClient, tables: Tables, person: string, absences: readonly Absence[]) {
  const [first, ...others] = absences.map(({ until }) => until);
  if (first === undefined) return removeSideItem(client, tables, { id: ID, part: person });
  return putSideItem(client, tables, {
    id: ID,
    part: person,
    body: JSON.stringify(absences),
    expiresAt: daysAfter(latest(first, ...others), DAYS_AFTER_END),
  });
}

const itemSchema = z.object({ part: z.string(), body: z.string() });

async function list(client: DynamoDBClient, tables: Tables) {
  const items = await queryItems(client, {
    TableName: tables.sideItems,
    KeyConditionExpression: 'id = :id',
    ExpressionAttributeValues: toItem({ ':id': ID }),
    ConsistentRead: true,
  });
  return Object.fromEntries(
    items.map((item) => {
      const { part, body } = itemSchema.parse(fromItem(item));
      return [part, z.array(absenceSchema).parse(JSON.parse(body))] as const;
    }),
  );
}
