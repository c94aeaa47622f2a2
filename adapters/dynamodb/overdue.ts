import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { subjectIdSchema } from '#domain/ids.ts';
import type { SubjectId } from '#domain/ids.ts';
import { DUE_PARTITIONS, INDEXES } from '#domain/limits/names.ts';
import * as z from 'zod';
import { fromItem, toItem } from './attributes.ts';
import { queryItems } from './query.ts';
import type { Tables } from './tables.ts';

const dueSchema = z.object({ subjectId: subjectIdSchema, dueAt: z.string() });

interface Question {
  readonly now: string;
  /** Of each partition. */
  readonly limit: number;
}

/** The subjects that are due, oldest first over all partitions of the index. */
export async function listOverdue(
  client: DynamoDBClient,
  tables: Tables,
  question: Question,
): Promise<readonly SubjectId[]> {
  const partitions = Array.from({ length: DUE_PARTITIONS }, (_, partition) => String(partition));
  const due = await Promise.all(
    partitions.map((partition) => overdueIn(client, tables, partition, question)),
  );
  return due
    .flat()
    .sort((one, other) => Date.parse(one.dueAt) - Date.parse(other.dueAt))
    .map(({ subjectId }) => subjectId);
}

async function overdueIn(
  client: DynamoDBClient,
  tables: Tables,
  partition: string,
  { now, limit }: Question,
) {
  const items = await queryItems(
    client,
    {
      TableName: tables.handoffs,
      IndexName: INDEXES.due.name,
      KeyConditionExpression: 'duePartition = :partition AND dueAt <= :now',
      ExpressionAttributeValues: toItem({ ':partition': partition, ':now': now }),
    },
    limit,
  );
  return items.map((item) => dueSchema.parse(fromItem(item)));
}
