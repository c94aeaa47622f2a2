import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { subjectIdSchema } from '#domain/ids.ts';
import { INDEXES } from '#domain/limits/names.ts';
import type { Row } from '#domain/ports/rows.ts';
import * as z from 'zod';
import type { Item } from './attributes.ts';
import { fromItem, toItem } from './attributes.ts';
import { readRows } from './read-rows.ts';
import type { Tables } from './tables.ts';

const entrySchema = z.object({ subjectId: subjectIdSchema });

/** The rows behind the index of somebody's open handoffs, up to a number. */
export async function listOpenOf(
  client: DynamoDBClient,
  tables: Tables,
  person: string,
  limit: number,
): Promise<readonly Row[]> {
  const found: Item[] = [];
  let start: Item | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: tables.handoffs,
        IndexName: INDEXES.byPerson.name,
        KeyConditionExpression: 'person = :person',
        ExpressionAttributeValues: toItem({ ':person': person }),
        Limit: limit - found.length,
        ExclusiveStartKey: start,
      }),
    );
    found.push(...(page.Items ?? []));
    start = page.LastEvaluatedKey;
  } while (start !== undefined && found.length < limit);
  return readRows(
    client,
    tables,
    found.map((item) => entrySchema.parse(fromItem(item)).subjectId),
  );
}
