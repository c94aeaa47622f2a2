import type { Put } from '@aws-sdk/client-dynamodb';
import type { Commit } from '#domain/log/commit.ts';
import * as z from 'zod';
import type { Item } from './attributes.ts';
import { fromItem, toItem } from './attributes.ts';
import type { Tables } from './tables.ts';

/** The one put that decides every race. A refusal brings the item that is there, which saves the reading back. */
export function commitPut(tables: Tables, commit: Commit) {
  const { subjectId, seq, commitId, text } = commit;
  return {
    TableName: tables.handoffLog,
    Item: toItem({ subjectId, seq, commitId, body: text }),
    ConditionExpression: 'attribute_not_exists(subjectId)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  } satisfies Put;
}

const ownerSchema = z.object({ commitId: z.string() });

/** Our own earlier try may have got there although its answer was lost: then the item carries our commit id. */
export function whoseCommit(there: Item | undefined, commit: Commit): 'appended' | 'conflict' {
  const { commitId } = ownerSchema.parse(fromItem(there ?? {}));
  return commitId === commit.commitId ? 'appended' : 'conflict';
}
