import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { INDEXES } from '#domain/limits/names.ts';
import type { Item } from './attributes.ts';
import { toItem } from './attributes.ts';
import type { Tables } from './tables.ts';

/** Entries of the index of somebody's open handoffs, up to a number: some thirty for half a read unit. */
export async function countOpen(
  client: DynamoDBClient,
  tables: Tables,
  person: string,
  atMost: number,
): Promise<number> {
  let found = 0;
  let start: Item | undefined;
  do {
    const page = await client.send(
      new QueryCommand({
        TableName: tables.handoffs,
        IndexName: INDEXES.byPerson.name,
        KeyConditionExpression: 'person = :person',
        ExpressionAttributeValues: toItem({ ':person': person }),
        Select: 'COUNT',
        Limit: atMost - found,
        ExclusiveStartKey: start,
      }),
    );
    found += page.Count ?? 0;
    start = page.LastEvaluatedKey;
  } while (start !== undefined && found < atMost);
  return found;
}
