import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Tables } from '#adapters/dynamodb/tables.ts';
import { INDEXES, TABLE_KEYS } from '#domain/limits/names.ts';
import type { Cloud } from './cloud.ts';

export const TABLES: Tables = { handoffLog: 'log', handoffs: 'rows', sideItems: 'side' };

const { handoffLog, handoffs, sideItems } = TABLE_KEYS;

const keys = (partition: string, sort?: string) => [
  { AttributeName: partition, KeyType: 'HASH' as const },
  ...(sort === undefined ? [] : [{ AttributeName: sort, KeyType: 'RANGE' as const }]),
];

const texts = (...names: string[]) =>
  [...new Set(names)].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const }));

/** The three tables with their keys and indexes, as the stack defines them. */
export async function createTables(cloud: Cloud): Promise<DynamoDBClient> {
  const client = new DynamoDBClient(cloud.config);
  const BillingMode = 'PAY_PER_REQUEST' as const;
  await client.send(
    new CreateTableCommand({
      TableName: TABLES.handoffLog,
      BillingMode,
      KeySchema: keys(handoffLog.partition, handoffLog.sort),
      AttributeDefinitions: [
        ...texts(handoffLog.partition),
        { AttributeName: handoffLog.sort, AttributeType: 'N' },
      ],
    }),
  );
  const indexes = Object.values(INDEXES);
  await client.send(
    new CreateTableCommand({
      TableName: TABLES.handoffs,
      BillingMode,
      KeySchema: keys(handoffs.partition),
      AttributeDefinitions: texts(
        handoffs.partition,
        ...indexes.flatMap(({ partition, sort }) => [partition, sort]),
      ),
      GlobalSecondaryIndexes: indexes.map(({ name, partition, sort }) => ({
        IndexName: name,
        KeySchema: keys(partition, sort),
        Projection: { ProjectionType: 'KEYS_ONLY' },
      })),
    }),
  );
  await client.send(
    new CreateTableCommand({
      TableName: TABLES.sideItems,
      BillingMode,
      KeySchema: keys(sideItems.partition, sideItems.sort),
      AttributeDefinitions: texts(sideItems.partition, sideItems.sort),
    }),
  );
  return client;
}
