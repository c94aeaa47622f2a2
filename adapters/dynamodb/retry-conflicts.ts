import { setTimeout as delay } from 'node:timers/promises';
import { TransactionCanceledException, TransactionConflictException } from '@aws-sdk/client-dynamodb';

/** Waits of up to 20, 40, … 640 ms with full jitter: at most 1.3 s in all, well within any Lambda's timeout. */
const TRIES = 7;
const FIRST_WAIT_MS = 20;

/** Reasons of a cancelled transaction that pass by themselves; the SDK retries none of them. */
const PASSING = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

/**
 * Repeats a write that met another transaction on the same item: nothing was decided, so nothing was lost.
 * Throws the last error when it goes on for too long.
 */
export async function retryConflicts<Value>(write: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await write();
    } catch (error) {
      if (attempt === TRIES || !isPassing(error)) throw error;
      await delay(Math.random() * FIRST_WAIT_MS * 2 ** (attempt - 1));
    }
  }
}

function isPassing(error: unknown): boolean {
  if (error instanceof TransactionConflictException) return true;
  if (!(error instanceof TransactionCanceledException)) return false;
  return (error.CancellationReasons ?? []).some(({ Code }) => Code !== undefined && PASSING.has(Code));
}
