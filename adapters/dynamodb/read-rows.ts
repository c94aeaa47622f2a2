import { setTimeout as delay } from 'node:timers/promises';
import { BatchGetItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { subjectIdSchema } from '#domain/ids.ts';
import type { SubjectId } from '#domain/ids.ts';
import type { Row } from '#domain/ports/rows.ts';
import * as z from 'zod';
import type { Item } from './attributes.ts';
import { fromItem, toItem } from './attributes.ts';
import { readRow } from './row-item.ts';
import type { Tables } from './tables.ts';

/** The most keys that one BatchGetItem takes. */
const BATCH = 100;
/** Under load some keys come back unread. Waits of 50, 100, … 1,600 ms: at most 3.2 s in all. */
const TRIES = 7;
const FIRST_WAIT_MS = 50;

/** DynamoDB left keys unread every time: it is overloaded, and an incomplete list would be a wrong one. */
export class RowsUnreadError extends Error {
  readonly unread: number;

  constructor(unread: number) {
    super(`${unread} rows could not be read`);
    this.name = 'RowsUnreadError';
    this.unread = unread;
  }
}

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
  for (let start = 0; start < subjects.length; start += BATCH) {
    const keys = subjects.slice(start, start + BATCH).map((subjectId) => toItem({ subjectId }));
    for (const row of await readBatch(client, tables.handoffs, keys)) found.set(row.subjectId, row);
  }
  return subjects.flatMap((subject) => found.get(subject) ?? []);
}

async function readBatch(
  client: DynamoDBClient,
  table: string,
  keys: readonly Item[],
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let unread = keys;
  for (let attempt = 0; unread.length > 0; attempt += 1) {
    if (attempt === TRIES) throw new RowsUnreadError(unread.length);
    if (attempt > 0) await delay(FIRST_WAIT_MS * 2 ** (attempt - 1));
    const answer = await client.send(
      new BatchGetItemCommand({ RequestItems: { [table]: { Keys: [...unread] } } }),
    );
    rows.push(...(answer.Responses?.[table] ?? []).map(readRow));
    unread = answer.UnprocessedKeys?.[table]?.Keys ?? [];
  }
  return rows;
}
