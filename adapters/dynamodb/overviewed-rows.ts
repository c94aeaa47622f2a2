import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient, QueryCommandInput } from '@aws-sdk/client-dynamodb';
import { INDEXES } from '#domain/limits/names.ts';
import { EVER, NEVER, overviewKey } from '#domain/overview.ts';
import type { Overviewed, RowPage } from '#domain/ports/rows.ts';
import { toItem } from './attributes.ts';
import { cursorOf, startOf } from './cursor.ts';
import { readRows, subjectOf } from './read-rows.ts';
import type { Tables } from './tables.ts';

const { name, partition, sort } = INDEXES.overview;

/** One page of a list of a contract: one query, and the rows behind it. Throws InvalidCursorError. */
export async function listOverview(
  client: DynamoDBClient,
  tables: Tables,
  of: Overviewed,
  { limit, cursor }: { readonly limit: number; readonly cursor: string | undefined },
): Promise<RowPage> {
  const page = await client.send(
    new QueryCommand({
      ...questionOf(tables, of),
      ScanIndexForward: of.list !== 'done',
      Limit: limit,
      ExclusiveStartKey: cursor === undefined ? undefined : startOf(cursor, partition, sort),
    }),
  );
  const next = page.LastEvaluatedKey === undefined ? undefined : cursorOf(page.LastEvaluatedKey);
  return { rows: await readRows(client, tables, (page.Items ?? []).map(subjectOf)), next };
}

/** How many stand in it, up to a number: keys only, so that thousands are one query of a few read units. */
export async function countOverview(
  client: DynamoDBClient,
  tables: Tables,
  of: Overviewed,
  atMost: number,
): Promise<number> {
  const page = await client.send(
    new QueryCommand({ ...questionOf(tables, of), Select: 'COUNT', Limit: atMost }),
  );
  return page.Count ?? 0;
}

function questionOf(
  tables: Tables,
  { contract, list, from = EVER, until = NEVER }: Overviewed,
): QueryCommandInput {
  return {
    TableName: tables.handoffs,
    IndexName: name,
    KeyConditionExpression: `${partition} = :of AND ${sort} BETWEEN :from AND :until`,
    ExpressionAttributeValues: toItem({ ':of': overviewKey(contract, list), ':from': from, ':until': until }),
  };
}
