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

/** The index tells which rows and in what order, the table what is in them. Throws InvalidCursorError. */
export async function listByContract(
  client: DynamoDBClient,
  tables: Tables,
  { contract, limit, cursor }: Question,
): Promise<RowPage> {
  const page = await client.send(
    new QueryCommand({
      TableName: tables.handoffs,
      IndexName: INDEXES.byContract.name,
      KeyConditionExpression: 'contract = :contract',
      ExpressionAttributeValues: toItem({ ':contract': contract }),
      ScanIndexForward: false,
      Limit: limit,
      ExclusiveStartKey: cursor === undefined ? undefined : startOf(cursor),
    }),
  );
  const subjects = (page.Items ?? []).map(subjectOf);
  const next = page.LastEvaluatedKey === undefined ? undefined : cursorOf(page.LastEvaluatedKey);
  return { rows: await readRows(client, tables, subjects), next };
}
