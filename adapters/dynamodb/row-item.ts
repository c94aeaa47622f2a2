import { createHash } from 'node:crypto';
import type { Put } from '@aws-sdk/client-dynamodb';
import type { SubjectId } from '#domain/ids.ts';
import { DUE_PARTITIONS } from '#domain/limits/names.ts';
import type { Row } from '#domain/ports/rows.ts';
import { rowSchema } from '#domain/ports/rows.ts';
import { incidentStatus, overviewEntry, personWithOpen, waitingUnder } from '#domain/projection.ts';
import type { Item } from './attributes.ts';
import { fromItem, toItem } from './attributes.ts';
import type { Tables } from './tables.ts';

/** The put of a row that loses against a newer or equal one. */
export function rowPut(tables: Tables, row: Row) {
  const duePartition = row.dueAt === undefined ? undefined : duePartitionOf(row.subjectId);
  return {
    TableName: tables.handoffs,
    Item: toItem({
      ...row,
      duePartition,
      person: personWithOpen(row),
      waitingUnder: waitingUnder(row),
      incidentStatus: incidentStatus(row),
      ...overviewEntry(row),
    }),
    ConditionExpression: 'attribute_not_exists(seq) OR seq < :seq',
    ExpressionAttributeValues: toItem({ ':seq': row.seq }),
  } satisfies Put;
}

export function readRow(item: Item): Row {
  return rowSchema.parse(fromItem(item));
}

/** Always the same partition for a subject, evenly spread over all subjects. */
export function duePartitionOf(subject: SubjectId): string {
  return String(createHash('sha256').update(subject).digest().readUInt8(0) % DUE_PARTITIONS);
}
