import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { subjectIdSchema } from '#domain/ids.ts';
import type { SubjectId } from '#domain/ids.ts';
import type { Row } from '#domain/ports/rows.ts';
import * as z from 'zod';
import type { Item } from './attributes.ts';
import { fromItem, toItem } from './attributes.ts';
import { batchGet, MOST_IN_BATCH } from './batch-get.ts';
import { readRow } from './row-item.ts';
import type { Tables } from './tables.ts';

const keySchema = z.object({ subjectId: subjectIdSchema });

/** Whose row an entry of an index stands for. */
export function subjectOf(entry: Item): SubjectId {
  return keySchema.parse(fromItem(entry)).subjectId;
}

/** The rows of these subjects in this order; those that do not exist are left out. */
export async function readRows(
  client: DynamoDBClient,
  tables: Tables,
  subjects: readonly SubjectId[],
): Promise<readonly Row[]> {
  const found = new Map<string, Row>();
  for (let start = 0; start < subjects.length; start += MOST_IN_BATCH) {
    const keys = subjects.slice(start, start + MOST_IN_BATCH).map((subjectId) => toItem({ subjectId }));
    for (const item of await batchGet(client, tables.handoffs, keys)) {
      const row = readRow(item);
      found.set(row.subjectId, row);
    }
  }
  return subjects.flatMap((subject) => found.get(subject) ?? []);
}
