import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import type { Item } from './attributes.ts';

/** A write whose refusal by its own condition is an answer, worked out from the item that is there. */
export async function writeOr<Won, Lost>(
  write: () => Promise<unknown>,
  won: Won,
  lost: (there: Item) => Lost,
): Promise<Won | Lost> {
  try {
    await write();
    return won;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return lost(error.Item ?? {});
    throw error;
  }
}

/** A write that has nothing to do when its condition refuses it. */
export async function writeUnlessRefused(write: () => Promise<unknown>): Promise<void> {
  await writeOr(write, undefined, () => undefined);
}
