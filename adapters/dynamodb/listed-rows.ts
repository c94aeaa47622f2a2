import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { INDEXES } from '#domain/limits/names.ts';
import type { IncidentStatus, RowPage } from '#domain/ports/rows.ts';
import { toItem } from './attributes.ts';
import { cursorOf, startOf } from './cursor.ts';
import { readRows, subjectOf } from './read-rows.ts';
import type { Tables } from './tables.ts';

interface Paging {
  readonly limit: number;
  readonly cursor: string | undefined;
}
interface Question extends Paging {
  readonly contract: string;
}
interface Listing extends Paging {
  readonly of: string;
  readonly oldestFirst: boolean;
}

/** All rows of a contract, newest first. Throws InvalidCursorError. */
export async function listByContract(
  client: DynamoDBClient,
  tables: Tables,
  { contract, ...question }: Question,
): Promise<RowPage> {
  return listFrom(client, tables, INDEXES.byContract, { ...question, of: contract, oldestFirst: false });
}

/** What waits under a contract for somebody to accept it, oldest first. Throws InvalidCursorError. */
export async function listWaiting(
  client: DynamoDBClient,
  tables: Tables,
  { contract, ...question }: Question,
): Promise<RowPage> {
  return listFrom(client, tables, INDEXES.waiting, { ...question, of: contract, oldestFirst: true });
}

/** Incidents that are open, or that are over, the newest first. Throws InvalidCursorError. */
export async function listIncidents(
  client: DynamoDBClient,
  tables: Tables,
  { status, ...question }: Paging & { readonly status: IncidentStatus },
): Promise<RowPage> {
  return listFrom(client, tables, INDEXES.incidents, { ...question, of: status, oldestFirst: false });
}

/** The index tells which rows and in what order, the table what is in them. */
async function listFrom(
  client: DynamoDBClient,
  tables: Tables,
  { name, partition }: (typeof INDEXES)['byContract' | 'waiting' | 'incidents'],
  { of, limit, cursor, oldestFirst }: Listing,
): Promise<RowPage> {
  const page = await client.send(
    new QueryCommand({
      TableName: tables.handoffs,
      IndexName: name,
      KeyConditionExpression: `${partition} = :of`,
      ExpressionAttributeValues: toItem({ ':of': of }),
      ScanIndexForward: oldestFirst,
      Limit: limit,
      ExclusiveStartKey: cursor === undefined ? undefined : startOf(cursor, partition),
    }),
  );
  const subjects = (page.Items ?? []).map(subjectOf);
  const next = page.LastEvaluatedKey === undefined ? undefined : cursorOf(page.LastEvaluatedKey);
  return { rows: await readRows(client, tables, subjects), next };
}
