import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient, QueryCommandInput, QueryCommandOutput } from '@aws-sdk/client-dynamodb';
import { subjectIdSchema } from '#domain/ids.ts';
import { INDEXES } from '#domain/limits/names.ts';
import type { Row } from '#domain/ports/rows.ts';
import * as z from 'zod';
import type { Item } from './attributes.ts';
import { fromItem, toItem } from './attributes.ts';
import { readRows } from './read-rows.ts';
import type { Tables } from './tables.ts';

const entrySchema = z.object({ subjectId: subjectIdSchema });

/** Whose open handoffs, and how many of them at most. */
interface OpenOf {
  readonly person: string;
  readonly atMost: number;
}

/** How many handoffs somebody has open, up to a number: some thirty for half a read unit. */
export async function countOpen(client: DynamoDBClient, tables: Tables, of: OpenOf): Promise<number> {
  let found = 0;
  for await (const page of pagesOf(client, tables, of, 'COUNT')) found += page.Count ?? 0;
  return found;
}

/** The rows behind the index of somebody's open handoffs, the newest first, up to a number. */
export async function listOpenOf(
  client: DynamoDBClient,
  tables: Tables,
  of: OpenOf,
): Promise<readonly Row[]> {
  const found: Item[] = [];
  for await (const page of pagesOf(client, tables, of)) found.push(...(page.Items ?? []));
  const subjects = found.map((item) => entrySchema.parse(fromItem(item)).subjectId);
  return readRows(client, tables, subjects);
}

async function* pagesOf(
  client: DynamoDBClient,
  tables: Tables,
  { person, atMost }: OpenOf,
  select?: QueryCommandInput['Select'],
): AsyncGenerator<QueryCommandOutput> {
  let wanted = atMost;
  let start: Item | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: tables.handoffs,
        IndexName: INDEXES.byPerson.name,
        KeyConditionExpression: 'person = :person',
        ExpressionAttributeValues: toItem({ ':person': person }),
        Select: select,
        ScanIndexForward: false,
        Limit: wanted,
        ExclusiveStartKey: start,
      }),
    );
    yield page;
    wanted -= page.Count ?? 0;
    start = page.LastEvaluatedKey;
  } while (start !== undefined && wanted > 0);
}
