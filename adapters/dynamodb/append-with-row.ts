import { TransactionCanceledException, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import type { CancellationReason, DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Commit } from '#domain/log/commit.ts';
import type { StoredContractVersion } from '#domain/ports/handoff-log.ts';
import { RowAheadOfLogError } from '#domain/ports/row-ahead-of-log.ts';
import type { Row } from '#domain/ports/rows.ts';
import { commitPut, whoseCommit } from './commit-item.ts';
import { contractVersionUpdates } from './contract-versions.ts';
import { rowPut } from './row-item.ts';
import type { Tables } from './tables.ts';

interface Whole {
  readonly commit: Commit;
  readonly row: Row;
  readonly version: StoredContractVersion | undefined;
}

/**
 * Commit, row and contract version in one transaction. The SDK sends each try with a token of its own, so a try whose
 * answer was lost is not carried out twice. Throws RowAheadOfLogError when the row alone was refused.
 */
export async function appendWithRow(client: DynamoDBClient, tables: Tables, whole: Whole) {
  try {
    await client.send(new TransactWriteItemsCommand({ TransactItems: transactItems(tables, whole) }));
    return 'appended';
  } catch (error) {
    if (error instanceof TransactionCanceledException) return decideCancelled(error, whole.commit);
    throw error;
  }
}

function transactItems(tables: Tables, { commit, row, version }: Whole): TransactWriteItem[] {
  return [
    { Put: commitPut(tables, commit) },
    { Put: rowPut(tables, row) },
    ...(version === undefined
      ? []
      : contractVersionUpdates(tables, version).map((update) => ({ Update: update }))),
  ];
}

/** Reasons stand in the order of the items; the commit's own refusal decides, whatever else was refused. */
function decideCancelled(error: TransactionCanceledException, commit: Commit): 'appended' | 'conflict' {
  const [ofCommit, ofRow] = error.CancellationReasons ?? [];
  if (isRefusal(ofCommit)) return whoseCommit(ofCommit?.Item, commit);
  if (isRefusal(ofRow)) throw new RowAheadOfLogError(commit.subjectId, commit.seq, { cause: error });
  throw error;
}

function isRefusal(reason: CancellationReason | undefined): boolean {
  return reason?.Code === 'ConditionalCheckFailed';
}
