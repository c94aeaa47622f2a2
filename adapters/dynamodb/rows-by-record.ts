import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { INDEXES } from '#domain/limits/names.ts';
import type { Row } from '#domain/ports/rows.ts';
import { toItem } from './attributes.ts';
import { readRows, subjectOf } from './read-rows.ts';
import type { Tables } from './tables.ts';

/** The newest that was about one record, in one page: neither key of the index ever changes, so it costs one write. */
export async function listByRecord(
  client: DynamoDBClient,
  tables: Tables,
  record: string,
  limit: number,
): Promise<readonly Row[]> {
  const page = await client.send(
    new QueryCommand({
      TableName: tables.handoffs,
      IndexName: INDEXES.byRecord.name,
      KeyConditionExpression: '#record = :record',
      ExpressionAttributeNames: { '#record': INDEXES.byRecord.partition },
      ExpressionAttributeValues: toItem({ ':record': record }),
      ScanIndexForward: false,
      Limit: limit,
    }),
  );
  return readRows(client, tables, (page.Items ?? []).map(subjectOf));
}
