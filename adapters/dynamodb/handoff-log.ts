import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SubjectId } from '#domain/ids.ts';
import type { Commit } from '#domain/log/commit.ts';
import { parseCommit } from '#domain/log/commit.ts';
import type { HandoffLog } from '#domain/ports/handoff-log.ts';
import * as z from 'zod';
import { appendWithRow } from './append-with-row.ts';
import { fromItem } from './attributes.ts';
import { commitPut, whoseCommit } from './commit-item.ts';
import { writeOr } from './conditional-write.ts';
import { queryItems } from './query.ts';
import { retryConflicts } from './retry-conflicts.ts';
import type { Tables } from './tables.ts';

const storedSchema = z.object({ body: z.string() });

/** The log in its table. Only PutItem and Query are used on it, which is all that our roles may do there. */
export function dynamoHandoffLog(client: DynamoDBClient, tables: Tables): HandoffLog {
  return {
    read: (subject) => read(client, tables, subject),
    append: (commit) => retryConflicts(() => append(client, tables, commit)),
    appendWithRow: (commit, row, version) =>
      retryConflicts(() => appendWithRow(client, tables, { commit, row, version })),
  };
}

function append(client: DynamoDBClient, tables: Tables, commit: Commit) {
  const put = new PutItemCommand(commitPut(tables, commit));
  return writeOr(
    () => client.send(put),
    'appended' as const,
    (there) => whoseCommit(there, commit),
  );
}

async function read(client: DynamoDBClient, tables: Tables, subject: SubjectId): Promise<readonly Commit[]> {
  const items = await queryItems(client, {
    TableName: tables.handoffLog,
    KeyConditionExpression: 'subjectId = :subject',
    ExpressionAttributeValues: { ':subject': { S: subject } },
    ConsistentRead: true,
  });
  return items.map((item) => parseCommit(storedSchema.parse(fromItem(item)).body));
}
