import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { INDEXES } from '#domain/limits/names.ts';
import type { RowPage } from '#domain/ports/rows.ts';
import { toItem } from './attributes.ts';
import { cursorOf, startOf } from './cursor.ts';
import { readRows, subjectOf } from './read-rows.ts';
import type { Tables } from './tables.ts';

interface Question {
  readonly contract: string;
  readonly limit: number;
  readonly cursor: string | undefined;
}

/** All rows of a contract, newest first. Throws InvalidCursorError. */
export async function listByContract(
  client: DynamoDBClient,
  tables: Tables,
  question: Question,
): Promise<RowPage> {
  return listFrom(client, tables, INDEXES.byContract, { ...question, oldestFirst: false });
}

/** What waits under a contract for somebody to accept it, oldest first. Throws InvalidCursorError. */
export async function listWaiting(
  client: DynamoDBClient,
  tables: Tables,
  question: Question,
): Promise<RowPage> {
  return listFrom(client, tables, INDEXES.waiting, { ...question, oldestFirst: true });
}

/** The index tells which rows and in what order, the table what is in them. */
async function listFrom(
  client: DynamoDBClient,
  tables: Tables,
  { name, partition }: (typeof INDEXES)['byContract' | 'waiting'],
  { contract, limit, cursor, oldestFirst }: Question & { readonly oldestFirst: boolean },
): Promise<RowPage> {
  const page = await client.send(
    new QueryCommand({
      TableName: tables.handoffs,
      IndexName: name,
      KeyConditionExpression: `${partition} = :contract`,
      ExpressionAttributeValues: toItem({ ':contract': contract }),
      ScanIndexForward: oldestFirst,
      Limit: limit,
      ExclusiveStartKey: cursor === undefined ? undefined : startOf(cursor, partition),
    }),
  );
  const subjects = (page.Items ?? []).map(subjectOf);
  const next = page.LastEvaluatedKey === undefined ? undefined : cursorOf(page.LastEvaluatedKey);
  return { rows: await readRows(client, tables, subjects), next };
}
