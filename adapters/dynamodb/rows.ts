import { GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SubjectId } from '#domain/ids.ts';
import type { Row, Rows } from '#domain/ports/rows.ts';
import { toItem } from './attributes.ts';
import { writeUnlessRefused } from './conditional-write.ts';
import { countOpen, listOpenOf } from './open-of.ts';
import { listOverdue } from './overdue.ts';
import { retryConflicts } from './retry-conflicts.ts';
import { duePartitionOf, readRow, rowPut } from './row-item.ts';
import { listByContract, listIncidents, listWaiting } from './listed-rows.ts';
import { countOverview, listOverview } from './overviewed-rows.ts';
import { listByRecord } from './rows-by-record.ts';
import type { Tables } from './tables.ts';

/** The rows in their table: derived state, so a write that lost against a newer one has nothing more to do. */
export function dynamoRows(client: DynamoDBClient, tables: Tables): Rows {
  return {
    get: (subject) => get(client, tables, subject),
    put: (row) => write(() => client.send(new PutItemCommand(rowPut(tables, row)))),
    settle: (subject, seq, dueAt) => write(() => client.send(settleUpdate(tables, { subject, seq, dueAt }))),
    overdue: (now, limit) => listOverdue(client, tables, { now, limit }),
    byContract: (contract, limit, cursor) => listByContract(client, tables, { contract, limit, cursor }),
    waiting: (contract, limit, cursor) => listWaiting(client, tables, { contract, limit, cursor }),
    incidents: (status, limit, cursor) => listIncidents(client, tables, { status, limit, cursor }),
    overview: (of, limit, cursor) => listOverview(client, tables, of, { limit, cursor }),
    countOverview: (of, atMost) => countOverview(client, tables, of, atMost),
    byRecord: (record, limit) => listByRecord(client, tables, record, limit),
    countOpen: (person, atMost) => countOpen(client, tables, { person, atMost }),
    openOf: (person, limit) => listOpenOf(client, tables, { person, atMost: limit }),
  };
}

const write = (send: () => Promise<unknown>): Promise<void> => writeUnlessRefused(() => retryConflicts(send));

async function get(client: DynamoDBClient, tables: Tables, subject: SubjectId): Promise<Row | undefined> {
  const { Item } = await client.send(
    new GetItemCommand({
      TableName: tables.handoffs,
      Key: toItem({ subjectId: subject }),
      ConsistentRead: true,
    }),
  );
  return Item === undefined ? undefined : readRow(Item);
}

interface Settlement {
  readonly subject: SubjectId;
  readonly seq: number;
  readonly dueAt: string | undefined;
}

/** A row without a deadline loses both index attributes and with them its place in the sparse index. */
function settleUpdate(tables: Tables, { subject, seq, dueAt }: Settlement): UpdateItemCommand {
  const due = dueAt === undefined ? {} : { ':dueAt': dueAt, ':duePartition': duePartitionOf(subject) };
  return new UpdateItemCommand({
    TableName: tables.handoffs,
    Key: toItem({ subjectId: subject }),
    ConditionExpression: 'seq = :seq',
    UpdateExpression:
      dueAt === undefined
        ? 'REMOVE settleBy, dueAt, duePartition'
        : 'SET dueAt = :dueAt, duePartition = :duePartition REMOVE settleBy',
    ExpressionAttributeValues: toItem({ ':seq': seq, ...due }),
  });
}
